import { describe, expect, it } from 'vitest';
import { createWordsReader, type WordsReaderOptions } from '../../../client/wire/read-case-words.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { manualLife } from './scripted-wire.ts';

type Answer = Awaited<ReturnType<WordsReaderOptions['read']>>;

describe('words of the cases in sight', () => {
  it('are asked for once they have stopped running past, in one request', async () => {
    const { reader, life, asked, took, answer } = reading();
    reader.show(['a', 'b']);
    life.advance(100);
    reader.show(['b', 'c']);
    life.advance(159);
    expect(asked).toEqual([]);
    life.advance(1);
    expect(asked).toEqual(['b,c']);
    reader.show(['c', 'd']);
    life.advance(5_000);
    expect(asked).toEqual(['b,c']);
    await answer(found('b', 'c'));
    reader.show(['d']);
    life.advance(160);
    expect([took, asked]).toEqual([
      ['b', 'c'],
      ['b,c', 'd'],
    ]);
  });

  it('are told to be unread when they were asked for in vain, and asked for again after longer and longer', async () => {
    const { reader, life, asked, unread, answer } = reading();
    reader.show(['a']);
    life.advance(160);
    expect(unread()).toEqual([]);
    for (const waitMs of [3_000, 5_000, 9_000, 11_000, 11_000]) {
      await answer(REFUSED);
      expect(unread()).toEqual(['a']);
      const before = asked.length;
      life.advance(waitMs - 1);
      expect(asked).toHaveLength(before);
      life.advance(1);
      expect(asked).toHaveLength(before + 1);
    }
    await answer(found('a'));
    expect(unread()).toEqual([]);
    life.advance(60_000);
    expect(asked).toHaveLength(6);
  });

  it('are asked for again no sooner than the server says', async () => {
    const { reader, life, asked, answer } = reading();
    reader.show(['a']);
    life.advance(160);
    await answer(err({ retryAfterS: 30 }));
    life.advance(29_999);
    expect(asked).toHaveLength(1);
    life.advance(1);
    expect(asked).toHaveLength(2);
  });

  it('wait for the others where the server does not answer, and are asked for with them', async () => {
    const { reader, life, asked, unread, answer } = reading();
    reader.show(['a']);
    life.advance(160);
    await answer(REFUSED);
    reader.show(['a', 'b']);
    expect(unread()).toEqual(['a', 'b']);
    life.advance(2_999);
    expect(asked).toEqual(['a']);
    life.advance(1);
    expect(asked).toEqual(['a', 'a,b']);
  });

  it('are not asked for out of sight, and again when they come back', async () => {
    const { reader, life, asked, answer } = reading();
    reader.show(['a']);
    life.advance(160);
    await answer(REFUSED);
    reader.show([]);
    life.advance(60_000);
    expect(asked).toEqual(['a']);
    reader.show(['a']);
    life.advance(5_000);
    expect(asked).toEqual(['a', 'a']);
  });

  it('are asked for at once when the link is live again, and one request ends before the next', async () => {
    const { reader, life, asked, answer, aborted } = reading();
    reader.show(['a']);
    life.advance(160);
    reader.again();
    expect(asked).toEqual(['a']);
    await answer(REFUSED);
    reader.again();
    expect(asked).toEqual(['a', 'a']);
    reader.again();
    expect([asked.length, aborted()]).toEqual([3, [false, true, false]]);
    await answer(found('a'));
    reader.again();
    life.advance(60_000);
    expect(asked).toHaveLength(3);
  });

  it('are given up for a while when the server says nothing', async () => {
    const { reader, life, asked, unread, answer, aborted } = reading();
    reader.show(['a']);
    life.advance(160 + 10_000);
    expect(aborted()).toEqual([true]);
    await answer(err({}));
    expect(unread()).toEqual(['a']);
    life.advance(3_000);
    expect(asked).toHaveLength(2);
  });

  it('that the server leaves out are told, and keep nobody else waiting', async () => {
    const { reader, life, asked, unread, took, answer } = reading();
    reader.show(['a', 'gone']);
    life.advance(160);
    await answer(found('a'));
    expect([took, unread()]).toEqual([['a'], ['gone']]);
    reader.show(['gone', 'b']);
    life.advance(160);
    expect(asked).toEqual(['a,gone', 'b']);
  });

  it('are not asked for any more once the list is gone', async () => {
    const { reader, life, asked, took, answer } = reading();
    reader.show(['a']);
    life.advance(160);
    reader.end();
    await answer(found('a'));
    life.advance(60_000);
    expect([asked.length, took]).toEqual([1, []]);
  });
});

const REFUSED: Answer = err({});

function found(...ids: string[]): Answer {
  return ok({ items: ids.map((id) => ({ id }) as CaseView) });
}

function reading() {
  const life = manualLife();
  const asked: string[] = [];
  const took: string[] = [];
  const signals: AbortSignal[] = [];
  let unread: ReadonlySet<string> = new Set();
  let say = (_answer: Answer) => {};
  const reader = createWordsReader({
    read(ids, signal) {
      if (signals.at(-1)?.aborted === false && !isAnswered) throw new Error('a second request beside a living one');
      isAnswered = false;
      asked.push(ids.join());
      signals.push(signal);
      return new Promise((answered) => (say = answered));
    },
    took: (items) => took.push(...items.map(({ id }) => id)),
    told: (ids) => (unread = ids),
    life,
  });
  let isAnswered = true;
  async function answer(given: Answer): Promise<void> {
    isAnswered = true;
    say(given);
    for (let turn = 0; turn < 3; turn++) await Promise.resolve();
  }
  const aborted = () => signals.map((signal) => signal.aborted);
  return { reader, life, asked, took, answer, aborted, unread: () => [...unread] };
}
