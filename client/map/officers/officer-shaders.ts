/**
 * One point per officer, as large as its shape needs. Without a graphics card each instance of an instanced quad is a draw of its
 * own, and fifty thousand of them take a second. A point whose middle leaves the picture is left out as a whole, so it is held at the
 * edge and knows where its officer is. What is the same all over a shape is made here: fragments are what a processor feels.
 *
 * Shapes by state, so that they read in grey: moving is a disc with a nose, still a disc, stale a ring, silent a ring with a bar.
 * What they are made of goes on in device px: where the officer is, which way is ahead, and radius, edge, rim and bar.
 */
export const OFFICER_VERTEX = `#version 300 es
precision highp float;
layout(location = 0) in vec4 a_path;
layout(location = 1) in vec4 a_time;
uniform mat4 u_matrix;
uniform vec2 u_canvas;
uniform float u_now;
uniform float u_radius;
uniform float u_pixel;
uniform ivec2 u_marked;
uniform float u_faded;
uniform vec3 u_moving;
uniform vec3 u_still;
uniform vec3 u_stale;
flat out vec2 v_place;
flat out vec3 v_ahead;
flat out vec4 v_shape;
flat out vec4 v_body;
flat out int v_mark;

// So far away that it changes no distance.
const float NEVER = 1e4;

void main() {
  float share = a_time.y > a_time.x ? clamp((u_now - a_time.x) / (a_time.y - a_time.x), 0.0, 1.0) : 1.0;
  vec4 clip = u_matrix * vec4(mix(a_path.xy, a_path.zw, share), 0.0, 1.0);
  float r = u_radius;
  int state = int(a_time.w + 0.5);
  bool isMoving = state == 1;
  bool isRing = state >= 3;
  float disc = r * (isMoving ? 0.8 : isRing ? 0.85 : 0.78);
  float casing = max(1.0, r * 0.28);
  float rim = isRing ? max(1.4, r * 0.3) : NEVER;
  float bar = state == 4 ? max(0.7, r * 0.16) : -NEVER;
  v_shape = vec4(disc, casing, rim, bar) / u_pixel;
  v_ahead = vec3(sin(a_time.z), cos(a_time.z), isMoving ? 0.0 : NEVER);
  v_body = vec4(mix(isMoving ? u_moving : isRing ? u_stale : u_still, u_stale, u_faded), isRing ? 0.45 : 0.9);
  v_mark = gl_VertexID == u_marked.x ? 2 : gl_VertexID == u_marked.y ? 1 : 0;

  vec2 at = clip.xy / clip.w;
  v_place = (at * 0.5 + 0.5) * u_canvas;
  float around = v_mark > 0 ? r * 2.6 : disc + casing;
  vec2 tip = isMoving ? v_ahead.xy * (r * 1.65 + casing * 2.07) : vec2(0.0);
  vec2 least = min(vec2(-around), tip);
  vec2 most = max(vec2(around), tip);
  vec2 across = (most - least) / u_pixel;
  float size = max(across.x, across.y) + 1.0;
  at += (least + most) / (u_pixel * u_canvas);
  vec2 held = clamp(at, -1.0, 1.0);
  bool isSeen = state > 0 && all(lessThan(abs(at - held) * u_canvas, vec2(size)));
  gl_Position = isSeen ? vec4(held, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = size;
}`;

/** Around who is selected or pointed at. Looked for in no fragment as long as nobody is. */
const MARK = `
  if (v_mark > 0) {
    float ring = cover(abs(away - r * 2.1) - (v_mark == 2 ? max(1.2 / u_pixel, r * 0.22) : 0.8 / u_pixel));
    float glow = v_mark == 2 ? 0.22 * (1.0 - smoothstep(r * 1.4, r * 2.55, away)) : 0.0;
    colour += vec4(u_accent, 1.0) * max(ring, glow) * (1.0 - colour.a);
  }`;

/** Distances are device px. The nose ends 1.65 radii ahead and is tangent to the disc of 0.8 radii. */
export function officerFragment(isAnyMarked: boolean): string {
  return `#version 300 es
precision highp float;
flat in vec2 v_place;
flat in vec3 v_ahead;
flat in vec4 v_shape;
flat in vec4 v_body;
flat in int v_mark;
uniform float u_radius;
uniform float u_pixel;
uniform vec3 u_casing;
uniform vec3 u_accent;
out vec4 o_colour;

float cover(float d) { return clamp(0.5 - d, 0.0, 1.0); }

void main() {
  float r = u_radius / u_pixel;
  vec2 off = gl_FragCoord.xy - v_place;
  float away = length(off);
  float ahead = dot(off, v_ahead.xy);
  float beside = off.x * v_ahead.y - off.y * v_ahead.x;
  float nose = max(0.8746 * abs(beside) + 0.4848 * ahead - 0.8 * r, 0.388 * r - ahead) + v_ahead.z;
  float shape = min(away - v_shape.x, nose);
  float core = min(-shape - v_shape.z, abs(beside - ahead) * 0.7071 - v_shape.w);
  float body = cover(shape) * cover(core);
  float casing = cover(shape - v_shape.y) * v_body.a;
  vec4 colour = mix(vec4(u_casing, 1.0) * casing, vec4(v_body.rgb, 1.0), body);${isAnyMarked ? MARK : ''}
  o_colour = colour;
}`;
}
