import type { Clock } from '../ports/clock.ts';

/** What tokens stand for, remembered for a short while so that a request a second costs no query a second. */
export interface TokenMemory<Holder> {
  find(token: string): Promise<Holder | null>;
  /** Forgets everything: tokens were replaced or revoked. */
  forget(): void;
}

const KEEP_MS = 30_000;
const MOST_TOKENS = 20_000;

export function createTokenMemory<Holder>(
  ask: (token: string) => Promise<Holder | null>,
  clock: Clock,
): TokenMemory<Holder> {
  const known = new Map<string, { readonly holder: Holder; readonly untilMs: number }>();
  let generation = 0;
  return {
    async find(token) {
      const entry = known.get(token);
      if (entry && entry.untilMs > clock.nowMs()) return entry.holder;
      known.delete(token);
      const asked = generation;
      const holder = await ask(token);
      // It may have been revoked while the store answered.
      if (asked !== generation) return ask(token);
      if (holder === null) return null;
      if (known.size >= MOST_TOKENS) known.clear();
      known.set(token, { holder, untilMs: clock.nowMs() + KEEP_MS });
      return holder;
    },
    forget() {
      generation++;
      known.clear();
    },
  };
}
