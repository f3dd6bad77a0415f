/** One quad per officer, as large as the halo of a selected one; the shape is cut out of it by distance. */
export const OFFICER_VERTEX = `#version 300 es
precision highp float;
layout(location = 0) in vec2 a_corner;
layout(location = 1) in vec4 a_path;
layout(location = 2) in vec4 a_time;
uniform mat4 u_matrix;
uniform vec2 u_viewport;
uniform float u_now;
uniform float u_radius;
uniform ivec2 u_marked;
out vec2 v_at;
flat out int v_state;
flat out int v_mark;

const float REACH = 2.6;

void main() {
  float share = a_time.y > a_time.x ? clamp((u_now - a_time.x) / (a_time.y - a_time.x), 0.0, 1.0) : 1.0;
  vec4 clip = u_matrix * vec4(mix(a_path.xy, a_path.zw, share), 0.0, 1.0);
  v_state = int(a_time.w + 0.5);
  v_mark = gl_InstanceID == u_marked.x ? 2 : gl_InstanceID == u_marked.y ? 1 : 0;
  if (v_state == 0) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  vec2 corner = a_corner * REACH * u_radius;
  clip.xy += vec2(corner.x, -corner.y) * 2.0 / u_viewport * clip.w;
  gl_Position = clip;
  float s = sin(a_time.z);
  float c = cos(a_time.z);
  v_at = mat2(c, -s, s, c) * corner;
}`;

/**
 * Shapes by state, so that they read in grey: moving is a disc with a nose, still a disc, stale a ring, silent a ring
 * with a bar. Distances are CSS px.
 */
export const OFFICER_FRAGMENT = `#version 300 es
precision highp float;
in vec2 v_at;
flat in int v_state;
flat in int v_mark;
uniform float u_radius;
uniform float u_pixel;
uniform float u_faded;
uniform vec3 u_moving;
uniform vec3 u_still;
uniform vec3 u_stale;
uniform vec3 u_casing;
uniform vec3 u_accent;
out vec4 o_colour;

float cover(float d) { return clamp(0.5 - d / u_pixel, 0.0, 1.0); }

// From the tip, 1.65 radii ahead, tangent to the disc of 0.8 radii.
float nose(vec2 p, float r) {
  p.x = abs(p.x);
  return max(dot(p - vec2(0.0, -1.65 * r), vec2(0.8746, -0.4848)), p.y + 0.388 * r);
}

void main() {
  float r = u_radius;
  float away = length(v_at);
  float shape = away - r * 0.78;
  if (v_state == 1) shape = min(away - r * 0.8, nose(v_at, r));
  float hollow = 1.0;
  if (v_state >= 3) {
    shape = away - r * 0.85;
    hollow = -shape - max(1.4, r * 0.3);
    if (v_state == 4) hollow = min(hollow, abs(dot(v_at, vec2(0.7071, 0.7071))) - max(0.7, r * 0.16));
  }
  vec3 body = v_state == 1 ? u_moving : v_state == 2 ? u_still : u_stale;
  body = mix(body, u_stale, u_faded);
  float inside = cover(shape);
  float open = v_state >= 3 ? 1.0 - cover(-hollow) : 0.0;
  float casing = cover(shape - max(1.0, r * 0.28)) * (v_state >= 3 ? 0.45 : 0.9);
  vec4 colour = vec4(u_casing, 1.0) * casing;
  float solid = inside * (1.0 - open);
  colour = vec4(body, 1.0) * solid + colour * (1.0 - solid);
  if (v_mark > 0) {
    float ring = cover(abs(away - r * 2.1) - (v_mark == 2 ? max(1.2, r * 0.22) : 0.8));
    float glow = v_mark == 2 ? 0.22 * (1.0 - smoothstep(r * 1.4, r * 2.55, away)) : 0.0;
    float mark = max(ring, glow);
    colour = colour + vec4(u_accent, 1.0) * mark * (1.0 - colour.a);
  }
  o_colour = colour;
}`;
