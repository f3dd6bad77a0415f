/** Compiles and links a WebGL2 program. A shader that does not compile is a bug, so it throws with the driver's log. */
export function linkProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  const shaders = [compile(gl, gl.VERTEX_SHADER, vertex), compile(gl, gl.FRAGMENT_SHADER, fragment)];
  for (const shader of shaders) gl.attachShader(program, shader);
  gl.linkProgram(program);
  for (const shader of shaders) gl.deleteShader(shader);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`map shader does not link: ${gl.getProgramInfoLog(program)}`);
  }
  return program;
}

function compile(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind);
  if (!shader) throw new Error('map shader could not be created: the context is lost');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost()) {
    throw new Error(`map shader does not compile: ${gl.getShaderInfoLog(shader)}`);
  }
  return shader;
}

/**
 * MapLibre's Mercator matrix, moved to an origin. The sum is made in double precision, so that what the GPU gets has
 * small numbers only and nothing trembles at high zoom.
 */
export function matrixAt(matrix: ArrayLike<number>, origin: readonly [number, number]): Float32Array {
  const moved = Float32Array.from(matrix);
  for (let row = 0; row < 4; row++) {
    moved[12 + row] = matrix[row]! * origin[0] + matrix[4 + row]! * origin[1] + matrix[12 + row]!;
  }
  return moved;
}

/** Screen place, CSS px, of a point given relative to the origin of `matrixAt`; null behind the camera. */
export function projectPx(
  matrix: Float32Array,
  x: number,
  y: number,
  widthPx: number,
  heightPx: number,
): [number, number] | null {
  const w = matrix[3]! * x + matrix[7]! * y + matrix[15]!;
  if (w <= 0) return null;
  const clipX = (matrix[0]! * x + matrix[4]! * y + matrix[12]!) / w;
  const clipY = (matrix[1]! * x + matrix[5]! * y + matrix[13]!) / w;
  return [((clipX + 1) / 2) * widthPx, ((1 - clipY) / 2) * heightPx];
}

/** Straight colour channels 0–1 of `#rrggbb`. */
export function glColour(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
