import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWorks } from '../../../server/boundaries/load-works.ts';
import { worksPolicy } from '../../../shared/works/works-policy.ts';
import { worksPacks } from '../../support/shipped-works.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const found = worksPolicy(worksPacks('zhengzhou-2018'));
if (!found.ok) throw new Error(found.error);
const POLICY = found.value;

const REPORT = {
  target: 'zhengzhou-2-streets',
  date: '2018-06-30',
  value: 120,
  source: 'half-year report',
  basis: 'source',
};

/** A district folder with these files. */
function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = tempFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  return folder;
}

describe('works of a district', () => {
  it('WRK-4 has no reports and GRN-4 no green places without their files', async () => {
    expect(await loadWorks(folderWith({}), [POLICY])).toEqual({ reports: [], green: null });
  });

  it('WRK-4 reads reports, and green places from a plain GeoJSON export', async () => {
    const place = {
      type: 'Feature',
      id: 7,
      properties: { kind: 'park', name: '南湖公园', 面积: 3 },
      geometry: { type: 'Point', coordinates: [113.4, 34.5] },
    };
    const folder = folderWith({
      'works.json': { reports: [REPORT] },
      'green.geojson': { type: 'FeatureCollection', name: '绿地', features: [place] },
    });
    const works = await loadWorks(folder, [POLICY]);
    expect(works.reports).toEqual([REPORT]);
    expect(works.green?.features.map(({ properties }) => properties)).toEqual([{ kind: 'park', name: '南湖公园' }]);
  });

  it.each([
    [
      'works.json',
      { reports: [REPORT, { ...REPORT, target: 'zhengzhou-99' }] },
      /works\.json: reports\.1\.target: no plan .* zhengzhou-99/,
    ],
    ['works.json', { reports: [{ ...REPORT, value: '120' }] }, /works\.json: reports\.0\.value/],
    ['works.json', { reports: [{ ...REPORT, date: '2018-06-31' }] }, /works\.json: reports\.0\.date/],
    [
      'green.geojson',
      { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { kind: 'lake' } }] },
      /green\.geojson: features\.0\./,
    ],
  ])('WRK-4 refuses a wrong %s, by file and field', async (name, content, message) => {
    await expect(loadWorks(folderWith({ [name]: content }), [POLICY])).rejects.toThrow(message);
  });
});
