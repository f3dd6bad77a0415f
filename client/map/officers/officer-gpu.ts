import { ROW_FLOATS } from '../../frames/glide-mover.ts';
import { linkProgram } from '../gl/program.ts';
import type { Fleet } from './fleet.ts';
import { OFFICER_VERTEX, officerFragment } from './officer-shaders.ts';
import { createRowsInView } from './rows-in-view.ts';

const ROW_BYTES = ROW_FLOATS * Float32Array.BYTES_PER_ELEMENT;
const UNIFORMS = [
  'u_matrix',
  'u_canvas',
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

interface Drawer {
  readonly program: WebGLProgram;
  readonly at: Readonly<Record<Uniform, WebGLUniformLocation | null>>;
}

/**
 * The programs, their one buffer of rows on a WebGL2 context, and the numbers of those in view. Only rows that changed are sent again,
 * and only rows that may be seen are drawn.
 */
export function createOfficerGpu(gl: WebGL2RenderingContext): OfficerGpu {
  const plain = drawerOf(gl, false);
  /** Built when somebody is marked for the first time. */
  let marking: Drawer | null = null;
  const rows = gl.createBuffer();
  const chosen = gl.createBuffer();
  const points = gl.createVertexArray();
  const inView = createRowsInView();
  let capacity = 0;

  gl.bindVertexArray(points);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, chosen);
  gl.bindBuffer(gl.ARRAY_BUFFER, rows);
  for (const location of [0, 1]) {
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, 4, gl.FLOAT, false, ROW_BYTES, location * 16);
  }
  gl.bindVertexArray(null);

  /** @returns whether anything had changed */
  function send(fleet: Fleet): boolean {
    const dirty = fleet.takeDirty();
    gl.bindBuffer(gl.ARRAY_BUFFER, rows);
    if (capacity !== fleet.capacity) {
      capacity = fleet.capacity;
      gl.bufferData(gl.ARRAY_BUFFER, fleet.rows, gl.DYNAMIC_DRAW);
    } else if (dirty) {
      const [from, to] = dirty;
      gl.bufferSubData(gl.ARRAY_BUFFER, from * ROW_BYTES, fleet.rows, from * ROW_FLOATS, (to - from) * ROW_FLOATS);
    }
    return dirty !== null;
  }

  return {
    draw(fleet, how) {
      const haveChanged = send(fleet);
      if (fleet.count === 0) return;
      const isAnyMarked = how.selectedRow >= 0 || how.hoveredRow >= 0;
      const { program, at } = isAnyMarked ? (marking ??= drawerOf(gl, true)) : plain;
      gl.useProgram(program);
      gl.uniformMatrix4fv(at.u_matrix, false, how.matrix);
      gl.uniform2f(at.u_canvas, gl.drawingBufferWidth, gl.drawingBufferHeight);
      gl.uniform1f(at.u_now, (how.nowMs - fleet.baseMs) / 1000);
      gl.uniform1f(at.u_radius, how.radiusPx);
      gl.uniform1f(at.u_pixel, 1 / how.pixelRatio);
      gl.uniform2i(at.u_marked, how.selectedRow, how.hoveredRow);
      gl.uniform1f(at.u_faded, how.look.faded);
      for (const name of ['moving', 'still', 'stale', 'casing', 'accent'] as const) {
        gl.uniform3fv(at[`u_${name}`], how.look[name]);
      }
      gl.bindVertexArray(points);
      const { rows: seen, count, isNew } = inView(fleet, how.matrix, haveChanged);
      if (seen && isNew) gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, seen, gl.DYNAMIC_DRAW);
      if (seen) gl.drawElements(gl.POINTS, count, gl.UNSIGNED_INT, 0);
      else gl.drawArrays(gl.POINTS, 0, count);
      gl.bindVertexArray(null);
    },
    dispose() {
      gl.deleteBuffer(rows);
      gl.deleteBuffer(chosen);
      gl.deleteVertexArray(points);
      gl.deleteProgram(plain.program);
      if (marking) gl.deleteProgram(marking.program);
    },
  };
}

function drawerOf(gl: WebGL2RenderingContext, isAnyMarked: boolean): Drawer {
  const program = linkProgram(gl, OFFICER_VERTEX, officerFragment(isAnyMarked));
  const at = UNIFORMS.map((name) => [name, gl.getUniformLocation(program, name)]);
  return { program, at: Object.fromEntries(at) as Drawer['at'] };
}
