import { ROW_FLOATS } from '../../frames/glide-mover.ts';
import { linkProgram } from '../gl/program.ts';
import type { Fleet } from './fleet.ts';
import { OFFICER_FRAGMENT, OFFICER_VERTEX } from './officer-shaders.ts';

const ROW_BYTES = ROW_FLOATS * Float32Array.BYTES_PER_ELEMENT;
const UNIFORMS = [
  'u_matrix',
  'u_viewport',
  'u_now',
  'u_radius',
  'u_marked',
  'u_pixel',
  'u_faded',
  'u_moving',
  'u_still',
  'u_stale',
  'u_casing',
  'u_accent',
] as const;
type Uniform = (typeof UNIFORMS)[number];
type Rgb = readonly [number, number, number];

export interface OfficerLook {
  readonly moving: Rgb;
  readonly still: Rgb;
  readonly stale: Rgb;
  readonly casing: Rgb;
  readonly accent: Rgb;
  /** 1 when the data is not live: everyone turns grey. */
  readonly faded: 0 | 1;
}

export interface OfficerDraw {
  readonly matrix: Float32Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly radiusPx: number;
  readonly pixelRatio: number;
  readonly nowMs: number;
  /** Rows to mark, -1 for none. */
  readonly selectedRow: number;
  readonly hoveredRow: number;
  readonly look: OfficerLook;
}

export interface OfficerGpu {
  draw(fleet: Fleet, how: OfficerDraw): void;
  dispose(): void;
}

/** The program and its one instance buffer on a WebGL2 context. Only rows that changed are sent again. */
export function createOfficerGpu(gl: WebGL2RenderingContext): OfficerGpu {
  const program = linkProgram(gl, OFFICER_VERTEX, OFFICER_FRAGMENT);
  const at = Object.fromEntries(UNIFORMS.map((name) => [name, gl.getUniformLocation(program, name)])) as Record<
    Uniform,
    WebGLUniformLocation | null
  >;
  const corners = gl.createBuffer();
  const instances = gl.createBuffer();
  const shape = gl.createVertexArray();
  let capacity = 0;

  gl.bindVertexArray(shape);
  gl.bindBuffer(gl.ARRAY_BUFFER, corners);
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  gl.bindBuffer(gl.ARRAY_BUFFER, instances);
  for (const location of [1, 2]) {
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, 4, gl.FLOAT, false, ROW_BYTES, (location - 1) * 16);
    gl.vertexAttribDivisor(location, 1);
  }
  gl.bindVertexArray(null);

  function send(fleet: Fleet): void {
    const dirty = fleet.takeDirty();
    gl.bindBuffer(gl.ARRAY_BUFFER, instances);
    if (capacity !== fleet.capacity) {
      capacity = fleet.capacity;
      gl.bufferData(gl.ARRAY_BUFFER, fleet.rows, gl.DYNAMIC_DRAW);
    } else if (dirty) {
      const [from, to] = dirty;
      gl.bufferSubData(gl.ARRAY_BUFFER, from * ROW_BYTES, fleet.rows, from * ROW_FLOATS, (to - from) * ROW_FLOATS);
    }
  }

  return {
    draw(fleet, how) {
      send(fleet);
      if (fleet.count === 0) return;
      gl.useProgram(program);
      gl.uniformMatrix4fv(at.u_matrix, false, how.matrix);
      gl.uniform2f(at.u_viewport, how.widthPx, how.heightPx);
      gl.uniform1f(at.u_now, (how.nowMs - fleet.baseMs) / 1000);
      gl.uniform1f(at.u_radius, how.radiusPx);
      gl.uniform1f(at.u_pixel, 1 / how.pixelRatio);
      gl.uniform2i(at.u_marked, how.selectedRow, how.hoveredRow);
      gl.uniform1f(at.u_faded, how.look.faded);
      for (const name of ['moving', 'still', 'stale', 'casing', 'accent'] as const) {
        gl.uniform3fv(at[`u_${name}`], how.look[name]);
      }
      gl.bindVertexArray(shape);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, fleet.count);
      gl.bindVertexArray(null);
    },
    dispose() {
      gl.deleteBuffer(corners);
      gl.deleteBuffer(instances);
      gl.deleteVertexArray(shape);
      gl.deleteProgram(program);
    },
  };
}
