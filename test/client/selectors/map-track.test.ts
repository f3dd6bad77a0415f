import { describe, expect, it } from 'vitest';
import { trackBounds, trackShape } from '../../../client/selectors/map-track.ts';
import { createViewStore } from '../../../client/stores/view.ts';
import type { TrackAnswer } from '../../../shared/http/district.ts';

const GAP_MS = 180_000;

function track(...timesMs: number[]): TrackAnswer {
  const points = timesMs.map((timeMs, at) => ({ timeMs, lon: 113 + at / 100, lat: 34 }));
  return { officer: 'E-1', fromMs: 0, toMs: 9_000_000, points, next: null, breaks: [] };
}

function coordinates(one: GeoJSON.FeatureCollection, key: string, value: unknown) {
  const found = one.features.find(({ properties }) => properties?.[key] === value);
  return found && 'coordinates' in found.geometry ? found.geometry.coordinates : null;
}

describe('trackShape', () => {
  it('joins positions up to the limit, and says that nothing is known beyond it', () => {
    const { lines } = trackShape(track(0, GAP_MS, 2 * GAP_MS + 1, 2 * GAP_MS + 2), GAP_MS);
    expect(coordinates(lines, 'gap', false)).toEqual([
      [
        [113, 34],
        [113.01, 34],
      ],
      [
        [113.02, 34],
        [113.03, 34],
      ],
    ]);
    expect(coordinates(lines, 'gap', true)).toEqual([
      [
        [113.01, 34],
        [113.02, 34],
      ],
    ]);
  });

  it('ACC-34 draws a break as a gap, however short', () => {
    const gaps = (fromMs: number, toMs: number) => {
      const { lines } = trackShape({ ...track(0, 10, 20), breaks: [{ fromMs, toMs }] }, GAP_MS);
      return coordinates(lines, 'gap', true);
    };
    expect(gaps(11, 12)).toEqual([
      [
        [113.01, 34],
        [113.02, 34],
      ],
    ]);
    expect([gaps(20, 30), gaps(-5, 0)]).toEqual([null, null]);
  });

  it('marks the first and the last position', () => {
    const { points } = trackShape(track(0, 1, 2), GAP_MS);
    expect([coordinates(points, 'end', 'first'), coordinates(points, 'end', 'last')]).toEqual([
      [113, 34],
      [113.02, 34],
    ]);
  });

  it('draws no line for one position, and nothing for none', () => {
    expect(trackShape(track(0), GAP_MS).lines.features).toEqual([]);
    expect(trackShape(track(0), GAP_MS).points.features).toHaveLength(3);
    for (const none of [null, track()]) {
      const { lines, points } = trackShape(none, GAP_MS);
      expect([...lines.features, ...points.features]).toEqual([]);
    }
  });
});

describe('trackBounds', () => {
  it('holds every position, with room around it, and is nothing without one', () => {
    const [west, south, east, north] = trackBounds(track(0, 1))!;
    expect([west < 113, south < 34, east > 113.01, north > 34]).toEqual([true, true, true, true]);
    expect(trackBounds(track())).toBeNull();
  });
});

describe('the track of the view', () => {
  it('is there only as long as its officer is selected', () => {
    const view = createViewStore();
    const shown = () => view.getState().track?.officer ?? null;
    view.getState().trackShown(track(0));
    expect(shown()).toBeNull();
    view.getState().selected({ kind: 'officer', id: 'E-1' });
    view.getState().trackShown(track(0));
    view.getState().selected({ kind: 'officer', id: 'E-1' });
    expect(shown()).toBe('E-1');
    view.getState().selected({ kind: 'officer', id: 'E-2' });
    expect(shown()).toBeNull();
    view.getState().selected({ kind: 'officer', id: 'E-1' });
    view.getState().trackShown(track(0));
    view.getState().selected(null);
    expect(shown()).toBeNull();
  });
});
