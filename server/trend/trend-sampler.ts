import { dayStartMs } from '../../shared/lib/local-day.ts';
import type { ServerDeps } from '../ports/server.ts';
import { trendSamples } from './trend-samples.ts';

export interface TrendSamplerOptions {
  readonly deps: Pick<ServerDeps, 'clock' | 'store' | 'world'>;
  readonly onError: (error: unknown) => void;
}

/** Samples are five minutes apart, at whole multiples of it, so that a restart does not shift them. */
export const SAMPLE_EVERY_MS = 5 * 60_000;
const LOOK_EVERY_MS = 5_000;

/** Keeps the trend: takes a sample of every scope at the start and at every whole five minutes. */
export class TrendSampler {
  readonly #options: TrendSamplerOptions;
  #lastSlot = Number.NEGATIVE_INFINITY;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: TrendSamplerOptions) {
    this.#options = options;
  }

  /** Takes the samples when their time has come. Resolves when they are stored; a failure goes to `onError`. */
  look(): Promise<void> {
    const { clock, store, world } = this.#options.deps;
    const nowMs = clock.nowMs();
    const slot = Math.floor(nowMs / SAMPLE_EVERY_MS);
    if (slot === this.#lastSlot) return this.#writing;
    // Until the first tick after midnight the world still holds yesterday's figures: the next look samples.
    if (world.dayStartMs !== dayStartMs(nowMs, world.loaded.district.timeZone)) return this.#writing;
    this.#lastSlot = slot;
    const samples = trendSamples(world, { nowMs, atMs: slot * SAMPLE_EVERY_MS });
    this.#writing = (async () => {
      for (const [scope, sample] of samples) await store.trend.append(scope, sample);
    })().catch(this.#options.onError);
    return this.#writing;
  }

  /** Resolves when what was begun is stored. */
  settled(): Promise<void> {
    return this.#writing;
  }
}

/** Starts sampling. The stop function resolves when what was begun is stored. */
export function startTrendSampler(options: TrendSamplerOptions): () => Promise<void> {
  const sampler = new TrendSampler(options);
  void sampler.look();
  const timer = setInterval(() => void sampler.look(), LOOK_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return sampler.settled();
  };
}
