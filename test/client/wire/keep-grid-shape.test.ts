import { describe, expect, it } from 'vitest';
import { keepGridShape } from '../../../client/wire/keep-grid-shape.ts';
import type { fetchJson } from '../../../client/wire/fetch-json.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { filledStores, GRIDS } from '../map/fixture.ts';

function setUp() {
  const stores = filledStores();
  const asked: string[] = [];
  const later: (() => void)[] = [];
  let isAway = false;
  const get = ((path: string) => {
    asked.push(path);
    if (isAway) return Promise.resolve(err({ status: null, code: 'unreachable', detail: '' }));
    const code = path.slice(path.lastIndexOf('/') + 1);
    return Promise.resolve(ok(GRIDS.features.find(({ properties }) => properties.code === code)));
  }) as typeof fetchJson;
  const life = {
    after: (_delayMs: number, run: () => void) => {
      later.push(run);
      return () => later.splice(later.indexOf(run), 1);
    },
  };
  const stop = keepGridShape({ stores, life, get });
  const select = async (code: string | null) => {
    stores.view.getState().selected(code === null ? null : { kind: 'grid', code });
    await Promise.resolve();
    await Promise.resolve();
  };
  return { stores, asked, later, select, stop, away: (is: boolean) => (isAway = is) };
}

describe('the outline of the selected grid', () => {
  it('is asked for once', async () => {
    const { stores, asked, select } = setUp();
    await select('T1001');
    expect(stores.district.getState().gridShapes.get('T1001')).toBe(GRIDS.features[1]);
    await select(null);
    await select('T1001');
    expect(asked).toEqual(['/api/v1/grids/T1001']);
  });

  it('is not asked for of a grid that there is not', async () => {
    const { asked, select } = setUp();
    await select('nowhere');
    expect(asked).toEqual([]);
  });

  it('is asked for again while the server is away, as long as the grid is selected', async () => {
    const { stores, asked, later, select, away } = setUp();
    away(true);
    await select('T1001');
    expect(later).toHaveLength(1);
    away(false);
    later.pop()!();
    await Promise.resolve();
    await Promise.resolve();
    expect([asked.length, stores.district.getState().gridShapes.has('T1001')]).toEqual([2, true]);
    away(true);
    await select('T2002');
    await select(null);
    expect(later).toEqual([]);
  });

  it('keeps some, not all that were ever looked at', async () => {
    const { stores } = setUp();
    const [shape] = GRIDS.features;
    for (let n = 0; n < 100; n++)
      stores.district.getState().gridShapeLoaded({ ...shape!, properties: { ...shape!.properties, code: `g${n}` } });
    const { gridShapes } = stores.district.getState();
    expect([gridShapes.size, gridShapes.has('g99'), gridShapes.has('g67')]).toEqual([32, true, false]);
  });
});
