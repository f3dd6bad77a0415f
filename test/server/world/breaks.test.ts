import { describe, expect, it } from 'vitest';
import type { StoredFix } from '../../../server/ports/fixes.ts';
import type { LiveWorld } from '../../../server/ports/world.ts';
import { createLiveWorld } from '../../../server/world/live-world.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryStore, type MemoryStore } from '../../support/memory-store.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { inGrid, twoTowns } from '../../support/two-towns.ts';

const MINUTE = 60_000;
const at = (time: string) => Date.parse(`2026-11-02T${time}:00+08:00`);
const fix = (fixTimeMs: number, over: Partial<StoredFix> = {}) =>
  storedFix({ device: 'phone-0', officerIndex: 0, fixTimeMs, ...inGrid(0), ...over });

/** E-0 has just been seen in the own grid; on duty from 7 to 19. */
async function bench(startMs = at('12:00'), store: MemoryStore = memoryStore()) {
  const clock = manualClock(startMs);
  const world = await createLiveWorld({ loaded: await twoTowns(), store, clock });
  const take = async (one: StoredFix) => {
    await store.fixes.append([one]);
    world.fixesAccepted([one]);
  };
  const turnTo = (ms: number) => {
    clock.advance(ms - clock.nowMs());
    world.tick(clock.nowMs());
  };
  const [officer] = world.loaded.officers;
  return { clock, store, world, take, turnTo, officer: officer! };
}

const first = (world: LiveWorld) => world.officers()[0]!;
const silent = (world: LiveWorld) => world.alerts().filter(({ kind }) => kind === 'officer-silent').length;

describe('a break in the live world', () => {
  it('ACC-34 takes the officer off the map at once, out of the grid, and leaves what was walked', async () => {
    const { world, take, turnTo, officer } = await bench();
    await take(fix(at('12:00')));
    turnTo(at('12:00') + 1_000);
    const walked = world.facts().grids.get(0)!;
    expect([first(world).state, walked.present]).toEqual(['moving', [0]]);
    await world.breaks.begin(officer, at('12:01'));
    expect(first(world)).toMatchObject({ state: 'on-break', lastFix: null, onBreak: { untilMs: at('13:00') + 1_000 } });
    turnTo(at('12:00') + 2_000);
    const { present, visitedCells, lastPresenceMs } = world.facts().grids.get(0)!;
    expect({ present, visitedCells, lastPresenceMs }).toEqual({
      present: [],
      visitedCells: walked.visitedCells,
      lastPresenceMs: at('12:00'),
    });
  });

  it('ACC-34 begins no later than now, and is one break however often it is told', async () => {
    const { world, officer, clock } = await bench();
    const begun = await world.breaks.begin(officer, clock.nowMs() + MINUTE);
    expect(begun).toMatchObject({ startMs: at('12:00') });
    expect(await world.breaks.begin(officer, clock.nowMs())).toBe(begun);
    expect(
      await world.breaks.begin({ ...officer, id: 'E-1', shift: { startMinute: 0, endMinute: 60 } }, at('12:00')),
    ).toBe('off-duty');
  });

  it('ACC-34 ends by word; the place of before is shown again with its age, and nobody is silent at once', async () => {
    const { world, take, turnTo, officer } = await bench();
    await take(fix(at('12:00')));
    await world.breaks.begin(officer, at('12:00'));
    turnTo(at('12:40'));
    expect([first(world).state, silent(world)]).toEqual(['on-break', 0]);
    await world.breaks.end(officer, at('12:40'));
    expect(first(world)).toMatchObject({ state: 'silent', lastFix: { fixTimeMs: at('12:00') }, onBreak: null });
    turnTo(at('12:41'));
    expect(silent(world)).toBe(0);
    await take(fix(at('12:41')));
    turnTo(at('12:42'));
    expect(first(world).state).toBe('moving');
  });

  it('ALR-3 ACC-34 raises silence after a break only once it has lasted as long as any other', async () => {
    const { world, turnTo, officer } = await bench();
    const { silentAfterMs } = world.policies.at(at('12:00')).coverage;
    await world.breaks.begin(officer, at('12:00'));
    turnTo(at('13:00'));
    turnTo(at('13:00') + silentAfterMs);
    expect(world.alerts().some(({ officer: id }) => id === 'E-0')).toBe(false);
    turnTo(at('13:00') + silentAfterMs + 1);
    expect(world.alerts().some(({ officer: id, kind }) => id === 'E-0' && kind === 'officer-silent')).toBe(true);
  });

  it('ALR-4 ACC-34 clears what was raised about the place of somebody who begins a break', async () => {
    const { world, take, turnTo, officer } = await bench();
    for (const minute of [0, 6]) await take(fix(at('12:00') + minute * MINUTE, inGrid(2)));
    turnTo(at('12:06'));
    expect(world.alerts().map(({ kind }) => kind)).toContain('officer-outside');
    await world.breaks.begin(officer, at('12:06'));
    expect(world.alerts().map(({ kind }) => kind)).not.toContain('officer-outside');
  });

  it('ACC-34 ends by itself after the longest break and with the shift, and not a moment sooner', async () => {
    const { world, turnTo, officer } = await bench();
    await world.breaks.begin(officer, at('12:00'));
    turnTo(at('13:00') - 1);
    expect(first(world).state).toBe('on-break');
    turnTo(at('13:00'));
    expect(first(world)).toMatchObject({ state: 'silent', onBreak: null });
    turnTo(at('18:50'));
    await world.breaks.begin(officer, at('18:50'));
    turnTo(at('19:15') - 1);
    expect(first(world).state).toBe('on-break');
    turnTo(at('19:15'));
    expect(first(world).state).toBe('off-duty');
  });

  it('LIV-1 ACC-34 is the same after a restart, and over when it ended meanwhile', async () => {
    const before = await bench();
    await before.take(fix(at('12:00')));
    await before.world.breaks.begin(before.officer, at('12:00'));
    const during = await bench(at('12:30'), before.store);
    expect(first(during.world)).toMatchObject({ state: 'on-break', lastFix: null });
    expect(during.world.facts().grids.get(0)!.present).toEqual([]);
    const after = await bench(at('13:00'), before.store);
    expect(first(after.world)).toMatchObject({ onBreak: null, lastFix: { fixTimeMs: at('12:00') } });
    expect(after.world.breaks.of('E-0')).toHaveLength(1);
    await during.world.breaks.end(during.officer, at('12:30'));
    expect(first((await bench(at('12:31'), before.store)).world).onBreak).toBeNull();
  });

  it('ACC-34 shows nothing of a fix of before the break that comes late during it', async () => {
    const { world, take, turnTo, officer } = await bench();
    await world.breaks.begin(officer, at('12:00'));
    turnTo(at('12:01'));
    await take(fix(at('11:59'), inGrid(1)));
    turnTo(at('12:01') + 1_000);
    expect([first(world).lastFix, world.facts().grids.get(1)!.present]).toEqual([null, []]);
    await world.breaks.end(officer, at('12:02'));
    turnTo(at('12:02'));
    expect(first(world).lastFix).toMatchObject({ fixTimeMs: at('11:59') });
  });

  it('COV-6 ACC-34 lasts over midnight, when the day of the coverage begins anew', async () => {
    const clock = manualClock(at('23:50'));
    const loaded = await twoTowns();
    const officers = loaded.officers.map((one) => ({ ...one, shift: { startMinute: 0, endMinute: 1440 } }));
    const store = memoryStore();
    const world = await createLiveWorld({ loaded: { ...loaded, officers }, store, clock });
    await world.breaks.begin(officers[0]!, at('23:50'));
    clock.advance(12 * MINUTE);
    world.fixesAccepted([fix(clock.nowMs() - 1_000)]);
    world.tick(clock.nowMs());
    expect([first(world).state, world.facts().grids.get(0)!.present]).toEqual(['on-break', []]);
  });
});
