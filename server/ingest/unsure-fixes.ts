import type { StoredFix } from '../ports/fixes.ts';

/** As many as may wait to be written. */
const MOST = 20_000;

/**
 * Fixes whose write failed: a connection may break after the commit and before the answer, so nobody knows whether they are
 * stored. One that comes again and is found in the store was never counted (ING-11).
 */
export interface UnsureFixes {
  add(fix: StoredFix): void;
  /** Whether the fix is one of them; it is none any more. */
  take(fix: StoredFix): boolean;
}

export function createUnsureFixes(most = MOST): UnsureFixes {
  const keys = new Set<string>();
  const keyOf = ({ device, fixTimeMs }: StoredFix) => `${fixTimeMs} ${device}`;
  return {
    add(fix) {
      keys.add(keyOf(fix));
      if (keys.size > most) keys.delete(keys.values().next().value!);
    },
    take: (fix) => keys.size > 0 && keys.delete(keyOf(fix)),
  };
}
