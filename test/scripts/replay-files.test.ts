import { describe, expect, it } from 'vitest';
import { parseTrack } from '../../scripts/replay/parse-track.ts';
import type { Track } from '../../scripts/replay/track.ts';

function read(name: string, text: string): Track {
  const track = parseTrack(name, text);
  if (!track.ok) throw new Error(track.error);
  return track.value;
}
const T = (text: string) => Date.parse(text);

describe('a GPX file', () => {
  const gpx = (inner: string) =>
    `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${inner}</gpx>`;

  it('gives its segments, with and without times, and leaves out waypoints and bad points', () => {
    const track = read(
      'walk.GPX',
      gpx(`<wpt lat="1" lon="1"/><trk><trkseg/></trk>
        <trk><trkseg><trkpt lat="45.1" lon="14.1"><time>2010-08-05T14:23:59Z</time></trkpt>
        <trkpt lat="99" lon="14.1"/><trkpt lat="45.2" lon="14.2"><ele>3</ele></trkpt></trkseg></trk>`),
    );
    expect(track.segments).toEqual([
      [
        { lon: 14.1, lat: 45.1, timeMs: T('2010-08-05T14:23:59Z') },
        { lon: 14.2, lat: 45.2, timeMs: null },
      ],
    ]);
    expect(track.remarks).toEqual(['1 points without a usable position were left out']);
  });

  it('gives a route where there is no track', () => {
    const route = '<rte><rtept lat="45" lon="14"/><rtept lat="45.1" lon="14"/></rte>';
    expect(read('r.gpx', gpx(route)).segments[0]).toHaveLength(2);
  });

  it.each([
    ['<gpx><trk>', 'not well-formed'],
    ['<kml></kml>', 'not a GPX'],
    [gpx('<wpt lat="1" lon="2"/>'), 'a walk needs two'],
  ])('is refused with a reason: %s', (text, reason) => {
    const track = parseTrack('a.gpx', text);
    expect(track).toMatchObject({ ok: false, error: expect.stringContaining(reason) });
  });
});

describe('a GeoJSON file', () => {
  it('gives lines with coordTimes', () => {
    const line = {
      type: 'Feature',
      properties: { coordTimes: ['2026-11-21T10:00:00Z', '2026-11-21T10:00:30Z'] },
      geometry: {
        type: 'LineString',
        coordinates: [
          [14, 45, 700],
          [14.001, 45],
        ],
      },
    };
    const track = read('a.geojson', JSON.stringify({ type: 'FeatureCollection', features: [line] }));
    expect(track.segments[0]!.map((point) => point.timeMs)).toEqual([
      T('2026-11-21T10:00:00Z'),
      T('2026-11-21T10:00:30Z'),
    ]);
  });

  it('gives each line of a multi-line its own times', () => {
    const geometry = {
      type: 'MultiLineString',
      coordinates: [
        [
          [14, 45],
          [14.1, 45],
        ],
        [
          [15, 45],
          [15.1, 45],
        ],
      ],
    };
    const nested = {
      type: 'Feature',
      properties: {
        coordTimes: [
          [1e12, 2e12],
          [3e12, 4e12],
        ],
      },
      geometry,
    };
    const times = read('a.json', JSON.stringify(nested)).segments.map((segment) =>
      segment.map((point) => point.timeMs),
    );
    expect(times).toEqual([
      [1e12, 2e12],
      [3e12, 4e12],
    ]);
  });

  it('gives points in file order with their time, and names what it left out', () => {
    const point = (lon: number, time: string) => ({
      type: 'Feature',
      properties: { Time: time },
      geometry: { type: 'Point', coordinates: [lon, 45] },
    });
    const polygon = { type: 'Feature', properties: null, geometry: { type: 'Polygon', coordinates: [] } };
    const features = [point(14, '2026-11-21 10:00:00'), point(14.1, '2026-11-21T18:00:10+08:00'), polygon];
    const track = read('a.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
    expect(track.segments[0]!.map((p) => p.timeMs)).toEqual([T('2026-11-21T10:00:00Z'), T('2026-11-21T10:00:10Z')]);
    expect(track.remarks).toHaveLength(1);
  });

  it('takes a bare geometry and refuses broken JSON', () => {
    expect(read('a.json', '{"type":"LineString","coordinates":[[14,45],[14.1,45]]}').segments).toHaveLength(1);
    expect(parseTrack('a.json', '{').ok).toBe(false);
  });
});

describe('a CSV file', () => {
  it('finds its columns by name and names the lines that it cannot read', () => {
    const track = read(
      'a.csv',
      '\uFEFFTimestamp,Latitude,Longitude\n1700000000,45,14\n1700000010,,14\n1700000020,45.1,14\n',
    );
    expect(track.segments[0]!.map((point) => point.timeMs)).toEqual([1_700_000_000_000, 1_700_000_020_000]);
    expect(track.remarks).toEqual(['line 3 has no position']);
  });

  it('takes Chinese headers and other separators', () => {
    expect(
      read('a.csv', '经度;纬度;定位时间\n113.8;34.5;2026-11-21 10:00:00\n113.9;34.5;2026-11-21 10:01:00').segments[0],
    ).toHaveLength(2);
  });

  it('is refused without position columns, and an unknown ending too', () => {
    expect(parseTrack('a.csv', 'a,b\n1,2')).toMatchObject({ ok: false, error: expect.stringContaining('a, b') });
    expect(parseTrack('a.kml', '')).toMatchObject({ ok: false, error: expect.stringContaining('.gpx') });
  });
});
