import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Stores } from '../../stores/stores.ts';
import { mapPaint } from '../../theme/map-paint.ts';
import { TOKENS } from '../../theme/tokens.ts';
import { glColour, linkProgram, matrixAt } from '../gl/program.ts';
import type { CustomLayer } from '../layer.ts';
import { mercatorX, mercatorY } from '../mercator.ts';
import { prefersStill } from '../reduced-motion.ts';
import { FAREWELL_MS, livePulses, PULSE_MS, pulsesAfter, pulsesOfTime, type Pulse } from './pulse-list.ts';

const RADIUS_PX = 34;
const FAREWELL_PX = 11;
/** What became late while nobody looked (a tab asleep, a skewed clock) is told by the colours, not by a crowd of rings. */
const MOST_GAP_MS = 60_000;

const VERTEX = `#version 300 es
precision highp float;
uniform vec4 u_centre;
uniform vec2 u_viewport;
uniform float u_reach;
out vec2 v_at;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  v_at = corner * u_reach;
  gl_Position = u_centre + vec4(v_at * 2.0 / u_viewport * u_centre.w, 0.0, 0.0);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
in vec2 v_at;
uniform float u_radius;
uniform float u_strength;
uniform vec3 u_colour;
out vec4 o_colour;
void main() {
  float away = length(v_at);
  float ring = clamp(1.8 - abs(away - u_radius), 0.0, 1.0);
  float disc = 0.22 * clamp(u_radius - away + 0.5, 0.0, 1.0);
  o_colour = vec4(u_colour, 1.0) * max(ring, disc) * u_strength;
}`;

/** Draws pulses, few at a time: one quad each, no buffer. With reduced motion a ring stands still for as long. */
export function createPulseLayer(stores: Stores, enlargement: number): CustomLayer {
  let map: MapLibreMap | null = null;
  let program: WebGLProgram | null = null;
  let pulses: readonly Pulse[] = [];
  let context: WebGL2RenderingContext | null = null;
  let stops: readonly (() => void)[] = [];

  function dispose(): void {
    for (const stop of stops) stop();
    context?.deleteProgram(program);
    stops = [];
    map = program = context = null;
    pulses = [];
  }

  return {
    id: 'pulses',
    type: 'custom',
    onAdd(added, gl) {
      map = added;
      context = gl as WebGL2RenderingContext;
      const set = (next: readonly Pulse[]) => {
        pulses = next;
        if (pulses.length > 0) added.triggerRepaint();
      };
      stops = [
        stores.world.subscribe((now, before) => {
          if (now.lastChanges !== before.lastChanges) set(pulsesAfter(pulses, now.lastChanges, performance.now()));
        }),
        stores.link.subscribe((now, before) => {
          const span = { fromMs: before.nowMs + before.clockSkewMs, toMs: now.nowMs + now.clockSkewMs };
          if (span.toMs - span.fromMs > MOST_GAP_MS || span.toMs <= span.fromMs) return;
          set(pulsesOfTime(pulses, stores.world.getState().facts.cases.values(), span, performance.now()));
        }),
      ];
    },
    render(_gl, { defaultProjectionData }) {
      const nowMs = performance.now();
      pulses = livePulses(pulses, nowMs);
      if (!map || !context || pulses.length === 0) return;
      // A map without pulses, as at a start, has no use for it.
      program ??= linkProgram(context, VERTEX, FRAGMENT);
      const { clientWidth, clientHeight } = map.getCanvas();
      const uniform = (name: string) => context!.getUniformLocation(program!, name);
      const [viewport, reach, colour] = [uniform('u_viewport'), uniform('u_reach'), uniform('u_colour')];
      const [centre, radius, strength] = [uniform('u_centre'), uniform('u_radius'), uniform('u_strength')];
      context.useProgram(program);
      context.uniform2f(viewport, clientWidth / enlargement, clientHeight / enlargement);
      context.uniform1f(reach, RADIUS_PX + 2);
      const { theme } = stores.view.getState();
      const { empty, covered } = TOKENS[theme];
      // As the legend has them: red is for late alone.
      const colours = { new: mapPaint(theme).caseInTime, late: empty, farewell: covered };
      for (const pulse of pulses) {
        const { radiusPx, strength: shown } = ringOf(pulse, nowMs);
        context.uniform3fv(colour, glColour(colours[pulse.kind]));
        const origin = [mercatorX(pulse.lon), mercatorY(pulse.lat)] as const;
        context.uniform4fv(centre, matrixAt(defaultProjectionData.mainMatrix, origin).subarray(12, 16));
        context.uniform1f(radius, radiusPx);
        context.uniform1f(strength, shown);
        context.drawArrays(context.TRIANGLE_STRIP, 0, 4);
      }
      map.triggerRepaint();
    },
    onRemove: dispose,
    dispose,
  };
}

/** How a pulse looks at a moment; with reduced motion it stands still for as long. */
function ringOf({ kind, startMs }: Pulse, nowMs: number): { readonly radiusPx: number; readonly strength: number } {
  const [isStill, ageMs] = [prefersStill(), nowMs - startMs];
  if (kind === 'farewell') return { radiusPx: FAREWELL_PX, strength: isStill ? 0.5 : 1 - ageMs / FAREWELL_MS };
  const share = isStill ? 0.5 : (ageMs % PULSE_MS) / PULSE_MS;
  return { radiusPx: 6 + (RADIUS_PX - 6) * (1 - (1 - share) ** 2), strength: 1 - share };
}
