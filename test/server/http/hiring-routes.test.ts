import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../shared/http/endpoints/index.ts';
import type { Store } from '../../../server/ports/store.ts';
import { complaints, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { twoTowns, WEST } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;

beforeAll(async () => {
  store = await openTestStore();
  const loaded = await twoTowns();
  const district = {
    ...loaded.district,
    packs: [{ pack: 'zhenggang-2026', basis: 'clause' as const }, ...loaded.district.packs],
  };
  bench = await openHttpBench({ store, loaded: { ...loaded, district } });
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const APPLICANT = { asOf: '2026-06-15', birthDate: '2000-02-29', education: 'senior', nationality: 'CN' };

type Preview = 'previewEligibility' | 'previewFirstDuty' | 'previewAppraisal';

async function preview<Id extends Preview>(id: Id, body: object) {
  const headers = await bench.signIn('display');
  return bench.call<Id>('POST', ENDPOINTS[id].path, { body, headers });
}

const wrongField = async (id: Preview, body: object) => {
  const { status, json } = await preview<Preview>(id, body);
  return [status, json.errors?.[0]?.path];
};

describe('preview of hiring', () => {
  it('ELI-8 answers with every reason, and ELI-9 with the documents, of a district that has no ages of its own', async () => {
    const { status, json } = await preview('previewEligibility', APPLICANT);
    expect([status, complaints(ENDPOINTS.previewEligibility.answer, json)]).toEqual([200, []]);
    expect(json.eligible).toBe(true);
    expect(new Set(json.reasons.map(({ rule }) => rule))).toEqual(new Set(['ELI-1', 'ELI-3', 'ELI-4', 'ELI-5']));
    expect(json.reasons[0]).toMatchObject({ code: 'age-from', measured: 26, threshold: 18, basis: 'assumed' });
    expect(json.documents[0]).toEqual({ pack: 'haimen-2022', basis: 'assumed', borrowed: true });
    expect(json.documents[1]).toMatchObject({ pack: 'zhenggang-2026', basis: 'clause', borrowed: false });
    expect(json).toMatchObject({ townConditions: null, preferred: false });
    expect(json.toCheck).toHaveLength(2);
  });

  it('ELI-8 refuses somebody with each reason that fails', async () => {
    const { json } = await preview('previewEligibility', {
      ...APPLICANT,
      birthDate: '1980-01-01',
      education: 'junior',
      nationality: 'US',
      exclusions: ['criminal-record', 'discipline-review'],
      town: WEST,
    });
    const failed = json.reasons.filter(({ ok }) => !ok).map(({ code }) => code);
    expect([json.eligible, failed]).toEqual([
      false,
      ['age-to', 'education', 'nationality', 'discipline-review', 'criminal-record'],
    ]);
  });

  it('ELI-9 judges by the document that is asked for', async () => {
    const { json } = await preview('previewEligibility', { ...APPLICANT, pack: 'haimen-2022' });
    expect(json.documents).toEqual([{ pack: 'haimen-2022', basis: 'assumed', borrowed: false }]);
  });

  it.each([
    ['asOf', { asOf: '2023-02-30' }],
    ['birthDate', { birthDate: '2023-02-30' }],
    ['birthDate', { birthDate: '2026-06-16' }],
    ['education', { education: 'kindergarten' }],
    ['nationality', { nationality: ' ' }],
    ['exclusions.1', { exclusions: ['unsuitable', 'left-handed'] }],
    ['exclusions.0', { exclusions: ['discipline-review'], pack: 'zhenggang-2026' }],
    ['town', { town: 'T9' }],
    ['pack', { pack: 'elsewhere-1999' }],
    ['veteran', { veteran: 'yes' }],
    ['hobby', { hobby: 'chess' }],
  ])('HTTP-2 names %s when it is wrong: %j', async (path, change) => {
    expect(await wrongField('previewEligibility', { ...APPLICANT, ...change })).toEqual([400, path]);
  });

  it('ELI-2 takes somebody who was born on the day that is asked about', async () => {
    const { json } = await preview('previewEligibility', { ...APPLICANT, birthDate: APPLICANT.asOf });
    expect(json.reasons[0]).toMatchObject({ ok: false, measured: 0 });
  });
});

describe('preview of the first duty', () => {
  const DUTY = { firstDutyDay: '2026-06-15', trainingPassed: true, certificateDate: '2026-06-15' };

  it('ELI-10 lets somebody with a certificate of that day begin, and refuses one of the day after', async () => {
    const { json } = await preview('previewFirstDuty', DUTY);
    expect([json.allowed, complaints(ENDPOINTS.previewFirstDuty.answer, json)]).toEqual([true, []]);
    const late = (await preview('previewFirstDuty', { ...DUTY, certificateDate: '2026-06-16' })).json;
    expect(late).toMatchObject({
      allowed: false,
      reasons: [{ ok: true }, { code: 'certificate-before-duty', ok: false }],
    });
  });

  it('HTTP-2 names a topic that no document has', async () => {
    expect(await wrongField('previewFirstDuty', { ...DUTY, topics: ['law', 'chess'] })).toEqual([400, 'topics.1']);
    expect(await wrongField('previewFirstDuty', { ...DUTY, certificateDate: '2026-13-01' })).toEqual([
      400,
      'certificateDate',
    ]);
  });
});

describe('preview of the appraisal', () => {
  const members = Array.from({ length: 20 }, (_, i) => ({ id: `m${i}`, score: i < 4 ? 99 - i : 80 }));

  it('APR-2 keeps the cap, and names what it moved', async () => {
    const { json } = await preview('previewAppraisal', { year: 2025, members });
    expect(complaints(ENDPOINTS.previewAppraisal.answer, json)).toEqual([]);
    expect(json.cap).toEqual({ people: 20, share: 0.15, most: 3, nominated: 4, awarded: 3 });
    expect(json.items.find(({ id }) => id === 'm3')).toMatchObject({
      grade: 'competent',
      moved: { code: 'cap' },
    });
    expect(json.dimensions).toHaveLength(3);
    expect(json.promotion.share).toBeNull();
  });

  it('APR-6 takes the last unit as an input', async () => {
    const { json } = await preview('previewAppraisal', { year: 2025, members, lastOfYear: true });
    expect(json.cap.awarded).toBe(0);
  });

  it.each([
    ['members.1.id', { members: [members[0], members[0]] }],
    ['members.0.score', { members: [{ id: 'a' }] }],
    ['members.0.score', { members: [{ id: 'a', score: 1, scores: {} }] }],
    ['members.0.score', { members: [{ id: 'a', score: 101 }] }],
    ['members.0.scores', { members: [{ id: 'a', scores: { effect: 1 } }] }],
    ['members.0.left', { members: [{ id: 'a', score: 1, joined: '2025-02-01', left: '2025-01-01' }] }],
    ['members.0.proposed', { members: [{ id: 'a', score: 1, proposed: 'good' }] }],
    ['members', { members: [] }],
  ])('APR-1 and HTTP-2 name %s when it is wrong', async (path, change) => {
    expect(await wrongField('previewAppraisal', { year: 2025, ...change })).toEqual([400, path]);
  });
});
