import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Stores } from '../../stores/stores.ts';
import { TOKENS } from '../../theme/tokens.ts';
import { glColour, linkProgram, matrixAt } from '../gl/program.ts';
import type { CustomLayer } from '../layer.ts';
import { mercatorX, mercatorY } from '../mercator.ts';
import { prefersStill } from '../reduced-motion.ts';
import { livePulses, PULSE_MS, pulsesAfter, type Pulse } from './pulse-list.ts';

const RADIUS_PX = 34;

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
  let stop: (() => void) | null = null;

  function dispose(): void {
    stop?.();
    context?.deleteProgram(program);
    stop = map = program = context = null;
    pulses = [];
  }

  return {
    id: 'pulses',
    type: 'custom',
    onAdd(added, gl) {
      map = added;
      context = gl as WebGL2RenderingContext;
      program = linkProgram(context, VERTEX, FRAGMENT);
      stop = stores.world.subscribe((now, before) => {
        if (now.lastChanges === before.lastChanges) return;
        pulses = pulsesAfter(pulses, now.lastChanges, performance.now());
        if (pulses.length > 0) added.triggerRepaint();
      });
    },
    render(_gl, { defaultProjectionData }) {
      const nowMs = performance.now();
      pulses = livePulses(pulses, nowMs);
      if (!map || !context || !program || pulses.length === 0) return;
      const { clientWidth, clientHeight } = map.getCanvas();
      const uniform = (name: string) => context!.getUniformLocation(program!, name);
      const [viewport, reach, colour] = [uniform('u_viewport'), uniform('u_reach'), uniform('u_colour')];
      const [centre, radius, strength] = [uniform('u_centre'), uniform('u_radius'), uniform('u_strength')];
      context.useProgram(program);
      context.uniform2f(viewport, clientWidth / enlargement, clientHeight / enlargement);
      context.uniform1f(reach, RADIUS_PX + 2);
      context.uniform3fv(colour, glColour(TOKENS[stores.view.getState().theme].empty));
      for (const pulse of pulses) {
        const share = prefersStill() ? 0.5 : ((nowMs - pulse.startMs) % PULSE_MS) / PULSE_MS;
        const origin = [mercatorX(pulse.lon), mercatorY(pulse.lat)] as const;
        context.uniform4fv(centre, matrixAt(defaultProjectionData.mainMatrix, origin).subarray(12, 16));
        context.uniform1f(radius, 6 + (RADIUS_PX - 6) * (1 - (1 - share) ** 2));
        context.uniform1f(strength, 1 - share);
        context.drawArrays(context.TRIANGLE_STRIP, 0, 4);
      }
      map.triggerRepaint();
    },
    onRemove: dispose,
    dispose,
  };
}
