import { describe, expect, it } from 'vitest';
import { createGatheredLookup } from '../../../server/db/gathered-lookup.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('look-ups that come together', () => {
  it('ask once for what came while a query ran, each key once', async () => {
    const asked: (readonly string[])[] = [];
    const ends: (() => void)[] = [];
    const find = createGatheredLookup<string>(async (keys) => {
      asked.push(keys);
      await new Promise<void>((end) => ends.push(end));
      return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, key.toUpperCase()]));
    });
    const first = find('a');
    await turn();
    const later = ['b', 'c', 'b', 'nobody'].map(find);
    await turn();
    expect(asked).toEqual([['a']]);
    ends[0]!();
    expect(await first).toBe('A');
    await turn();
    ends[1]!();
    expect(await Promise.all(later)).toEqual(['B', 'C', 'B', null]);
    expect(asked).toEqual([['a'], ['b', 'c', 'nobody']]);
  });

  it('go on after a query that failed', async () => {
    let fails = true;
    const find = createGatheredLookup<string>((keys) =>
      fails ? Promise.reject(new Error('away')) : Promise.resolve(new Map(keys.map((key) => [key, key]))),
    );
    await expect(find('a')).rejects.toThrow('away');
    fails = false;
    expect(await find('a')).toBe('a');
  });
});
