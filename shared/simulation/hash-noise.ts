/** 32-bit FNV-1a of a text: the seed from which everything of one subject is drawn. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A number in [0, 1) that depends on nothing but its arguments: draw `n` of the subject `seed`, without a sequence to replay. */
export function unitNoise(seed: number, n: number): number {
  let t = (seed ^ Math.imul(n | 0, 0x9e3779b1) ^ Math.imul(Math.floor(n / 4294967296), 0x85ebca6b)) | 0;
  t = Math.imul(t ^ (t >>> 16), 0x7feb352d);
  t = Math.imul(t ^ (t >>> 15), 0x846ca68b);
  return ((t ^ (t >>> 16)) >>> 0) / 4294967296;
}

/** A smooth wander around 0 within ±1: random knots at whole numbers of `x`, eased in between. */
export function smoothNoise(seed: number, x: number): number {
  const knot = Math.floor(x);
  const share = x - knot;
  const eased = share * share * (3 - 2 * share);
  const from = unitNoise(seed, knot) * 2 - 1;
  const to = unitNoise(seed, knot + 1) * 2 - 1;
  return from + (to - from) * eased;
}
