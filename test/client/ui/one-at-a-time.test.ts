import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../../client/ui/one-at-a-time.ts';
import { deferred } from '../../support/deferred.ts';

describe('one at a time', () => {
  it('does nothing for a second press while the first is on its way', async () => {
    const press = oneAtATime();
    const first = deferred();
    let runs = 0;
    const run = async () => {
      runs++;
      await first.promise;
      return false;
    };
    const both = [press(run), press(run)];
    expect(runs).toBe(1);
    first.resolve();
    await Promise.all(both);
    await press(run);
    expect(runs).toBe(2);
  });

  it('can be tried again after a failure, and not once it is done', async () => {
    const press = oneAtATime();
    await expect(press(() => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
    let runs = 0;
    const done = () => Promise.resolve(++runs > 0);
    await press(done);
    await press(done);
    expect(runs).toBe(1);
  });
});
