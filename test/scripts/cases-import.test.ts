import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { importCaseSchema } from '../../shared/http/case-bodies.ts';
import { readOverrides } from '../../scripts/import/case-columns.ts';
import { categoryOf } from '../../scripts/import/case-words.ts';
import { readCases } from '../../scripts/import/cases.ts';
import { readLocalTime } from '../../scripts/import/local-time.ts';

const ZONE = 'Asia/Shanghai';

function read(text: string | Uint8Array, map?: string) {
  const overrides = readOverrides(map);
  if (!overrides.ok) throw new Error(overrides.error);
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readCases(bytes, { file: 'cases', format: null, overrides: overrides.value }, ZONE);
}

function reading(text: string | Uint8Array, map?: string) {
  const result = read(text, map);
  if (!result.ok) throw new Error(result.error);
  for (const { item } of result.value.rows) expect(importCaseSchema.safeParse(item).success).toBe(true);
  return result.value;
}

it('refuses a file that is empty', () => {
  for (const text of ['', ' \n', '\uFEFF\n']) expect(read(text)).toEqual({ ok: false, error: 'cases is empty.' });
});

describe('cases of a GeoReport v2 file', () => {
  const request = {
    service_request_id: '909923',
    status: 'Closed',
    service_name: 'Sidewalk_Cleaning',
    description: null,
    lat: 37.74,
    long: -122.41,
    requested_datetime: '2011-06-28 05:14:00',
    updated_datetime: '2011-07-05 05:30:00',
    expected_datetime: '2011-07-07T08:30:00Z',
    address: '120 MANCHESTER ST',
  };

  it('carries id, place, state, times and words over; times without a zone are local', () => {
    const { rows, refusals } = reading(JSON.stringify([request]));
    expect(refusals).toEqual([]);
    expect(rows[0]!.item).toEqual({
      id: 'import-909923',
      description: 'Sidewalk Cleaning · 120 MANCHESTER ST',
      lon: -122.41,
      lat: 37.74,
      kind: 'event',
      category: 'exposed-waste',
      state: 'closed',
      source: 'import',
      reportedMs: Date.parse('2011-06-28T05:14:00+08:00'),
      updatedMs: Date.parse('2011-07-05T05:30:00+08:00'),
      dueMs: Date.parse('2011-07-07T08:30:00Z'),
      closedMs: Date.parse('2011-07-05T05:30:00+08:00'),
    });
  });

  it('keeps a request without a position, and takes 0, 0 for none', () => {
    const { rows } = reading(
      JSON.stringify([
        { ...request, lat: 0, long: 0 },
        { ...request, lat: null, long: null },
      ]),
    );
    expect(rows.map(({ item }) => [item.lon, item.lat])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('refuses bad rows by name and keeps the others', () => {
    const { rows, refusals } = reading(
      JSON.stringify([
        { ...request, lat: 137 },
        { ...request, long: null },
        { ...request, requested_datetime: 'last week' },
        { ...request, requested_datetime: undefined },
        { ...request, status: 'sleeping' },
        { ...request, service_name: null, address: '' },
        'nonsense',
        request,
      ]),
    );
    expect(rows).toHaveLength(1);
    expect(refusals.map(({ where, reason }) => `${where} ${reason}`)).toEqual([
      'record 1 has an impossible position (-122.41, 137)',
      'record 2 has half a position',
      'record 3 has a time of report that cannot be read (last week)',
      'record 4 has no time of report',
      'record 5 has an unknown status sleeping',
      'record 6 says nothing: no service name, description or address',
      'record 7 says nothing: no service name, description or address',
    ]);
  });

  it('does not lose a request whose last change lies before its report', () => {
    const { rows } = reading(JSON.stringify([{ ...request, updated_datetime: '2011-06-28 01:00:00' }]));
    expect(rows[0]!.item.closedMs).toBe(rows[0]!.item.reportedMs);
  });

  it.each([
    ['结案', 'closed'],
    ['已办结', 'closed'],
    ['Resolved', 'closed'],
    ['未结案', 'handling'],
    ['未办结', 'handling'],
    ['未完成', 'handling'],
    ['Unresolved', 'handling'],
    ['Not closed', 'handling'],
    ['待结案', 'checking'],
    ['已立案', 'filed'],
    ['待立案', 'reported'],
    ['不予立案', 'refused'],
  ])('takes the status %s for %s: what is not yet done is never counted as closed', (status, state) => {
    const { rows } = reading(JSON.stringify([{ ...request, status }]));
    expect(rows[0]!.item.state).toBe(state);
    if (state !== 'closed' && state !== 'refused') expect(rows[0]!.item.closedMs).toBeNull();
  });

  it('finds the list inside an object and refuses a file without one', () => {
    expect(reading(JSON.stringify({ service_requests: [request] })).rows).toHaveLength(1);
    expect(read('{"a": 1}')).toMatchObject({ ok: false, error: expect.stringContaining('no list') });
    expect(read('[1')).toMatchObject({ ok: false, error: expect.stringContaining('not valid JSON') });
  });
});

describe('cases of a table', () => {
  const table =
    '任务号,问题类型,问题描述,经度,纬度,上报时间,状态,来源\n' +
    'A1,井盖破损,,113.8,34.5,2026-11-20 08:00:00,处置中,12345热线\n' +
    'A2,占道经营,"流动摊贩,\n两个",,,2026/11/20 9:05,已结案,监督员\n' +
    'A3,,,,,2026-11-20,,\n';

  it.each([
    ['UTF-8', new TextEncoder().encode(table)],
    ['UTF-8 with mark', new TextEncoder().encode(`\uFEFF${table}`)],
    ['GB18030', new Uint8Array(iconv.encode(table, 'gb18030'))],
  ])('reads Chinese columns in %s', (_name, bytes) => {
    const { rows, refusals } = reading(bytes);
    expect(rows.map(({ item }) => [item.id, item.category, item.state, item.source, item.lon])).toEqual([
      ['import-A1', 'road-upkeep', 'handling', 'hotline', 113.8],
      ['import-A2', 'street-occupation', 'closed', 'patrol', null],
    ]);
    expect(refusals).toEqual([{ where: 'line 5', reason: expect.stringContaining('says nothing') }]);
  });

  it('takes columns from --map, and says which are there when one is not', () => {
    const csv = 'Ticket,What,When\n7,路灯不亮,2026-11-20 08:00\n';
    const { rows } = reading(csv, 'id=Ticket,service=What,reported=When');
    expect(rows[0]!.item).toMatchObject({ id: 'import-7', category: 'lighting' });
    expect(read(csv, 'id=Nummer')).toMatchObject({ ok: false, error: expect.stringContaining('Ticket, What, When') });
    expect(readOverrides('colour=red').ok).toBe(false);
    expect(readOverrides('id').ok).toBe(false);
  });

  it('knows a row without an id by its content, the same each time', () => {
    const csv = '描述,上报时间\n路面坑槽,2026-11-20 08:00\n路面坑槽,2026-11-20 08:01\n';
    const ids = () => reading(csv).rows.map(({ item }) => item.id);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(2);
  });
});

describe('cases of a GeoJSON file', () => {
  it('takes the place from the point and the rest from the properties', () => {
    const feature = (geometry: unknown) => ({
      type: 'Feature',
      id: 5,
      properties: { title: '垃圾', date: '2026-11-20T08:00:00Z' },
      geometry,
    });
    const features = [feature({ type: 'Point', coordinates: [113.8, 34.5] }), feature(null)];
    const { rows } = reading(JSON.stringify({ type: 'FeatureCollection', features }));
    expect(rows.map(({ item }) => [item.id, item.lon])).toEqual([
      ['import-5', 113.8],
      ['import-5', null],
    ]);
  });
});

describe('what the words of an import mean', () => {
  it.each([
    ['Graffiti', 'facades'],
    ['Manhole Cover Off', 'road-upkeep'],
    ['Abandoned Vehicle', 'street-occupation'],
    ['Illegal_Dumping', 'exposed-waste'],
    ['非法小广告', 'outdoor-ads'],
    ['架空线缆脱落', 'lines-and-boxes'],
    ['RCS - DBI Inspection', 'other'],
  ])('%s is %s', (name, category) => expect(categoryOf(name).category).toBe(category));

  it.each([
    ['2026-11-20T08:00:00Z', '2026-11-20T08:00:00Z'],
    ['2026-11-20 08:00:00', '2026-11-20T00:00:00Z'],
    ['2026年11月20日 8时5分', '2026-11-20T00:05:00Z'],
    ['2026/11/20', '2026-11-19T16:00:00Z'],
    ['2026-11-20T08:00:00-0500', '2026-11-20T13:00:00Z'],
    ['1700000000', '2023-11-14T22:13:20Z'],
  ])('%s is %s', (text, iso) => expect(readLocalTime(text, ZONE)).toBe(Date.parse(iso)));

  it.each(['2026-13-01', 'yesterday', '12:00', '2026-11-20 25:00'])('%s is no time', (text) =>
    expect(readLocalTime(text, ZONE)).toBeNull(),
  );

  it('reads a summer and a winter time of a zone with both', () => {
    expect(readLocalTime('2011-06-28 05:14:00', 'America/Los_Angeles')).toBe(Date.parse('2011-06-28T05:14:00-07:00'));
    expect(readLocalTime('2011-12-28 05:14:00', 'America/Los_Angeles')).toBe(Date.parse('2011-12-28T05:14:00-08:00'));
  });
});
