import { describe, expect, it } from 'vitest';
import { createLookAgain } from '../../../client/map/look-again.ts';

describe('looking again', () => {
  it('waits twice as long each time, up to the last', async () => {
    const { look, timers, answer } = looking();
    look.begin();
    for (const ms of [30, 60, 100, 100]) {
      expect(timers.map((timer) => timer.ms)).toEqual([ms]);
      await answer(false);
    }
  });

  it('tells when it is back, looks no further, and soon again after the next silence', async () => {
    const { look, timers, answer, told } = looking();
    look.begin();
    await answer(false);
    await answer(true);
    expect([told.back, timers.length]).toEqual([1, 0]);
    look.heard();
    look.begin();
    expect(timers.map((timer) => timer.ms)).toEqual([30]);
  });

  it('is over with its map, also while an answer is on its way', async () => {
    for (const isBack of [true, false]) {
      const { look, timers, answer, told } = looking();
      look.begin();
      await answer(isBack, () => look.end());
      expect([told.back, timers.length]).toEqual([0, 0]);
    }
    const { look, timers } = looking();
    look.begin();
    look.end();
    expect(timers).toEqual([]);
  });
});

function looking() {
  const timers: { readonly ms: number; readonly run: () => void }[] = [];
  const told = { back: 0 };
  let say = (_isBack: boolean) => {};
  const look = createLookAgain({
    firstMs: 30,
    lastMs: 100,
    isThere: () => new Promise((told) => (say = told)),
    onBack: () => told.back++,
    after(ms, run) {
      const timer = { ms, run };
      timers.push(timer);
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
    },
  });
  async function answer(isBack: boolean, meanwhile = () => {}): Promise<void> {
    timers.shift()!.run();
    meanwhile();
    say(isBack);
    await Promise.resolve();
  }
  return { look, timers, told, answer };
}
