/** How many requests a socket may make: a burst, refilled evenly. */
export interface TokenBucket {
  readonly tokens: number;
  readonly atMs: number;
}

export interface BucketRate {
  readonly burst: number;
  readonly perSecond: number;
}

export function fullBucket(rate: BucketRate, nowMs: number): TokenBucket {
  return { tokens: rate.burst, atMs: nowMs };
}

/** The bucket after one request, or null when it is empty. */
export function takeToken(bucket: TokenBucket, rate: BucketRate, nowMs: number): TokenBucket | null {
  const refill = (Math.max(0, nowMs - bucket.atMs) / 1000) * rate.perSecond;
  const tokens = Math.min(rate.burst, bucket.tokens + refill);
  return tokens >= 1 ? { tokens: tokens - 1, atMs: Math.max(nowMs, bucket.atMs) } : null;
}
