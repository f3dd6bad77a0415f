import { describe, expect, it } from 'vitest';
import type { Officer } from '../../../shared/model/officer.ts';
import { staffingPolicy } from '../../../shared/staffing/staffing-policy.ts';
import { supervisionAt } from '../../../shared/staffing/supervision.ts';
import { shippedDistrict } from '../../support/shipped-district.ts';
import { sampleOfficer } from '../../support/world-samples.ts';

const RULE = { supervisorsPerAuxiliary: { value: 1, clause: '三（二）5', basis: 'clause' as const } };
const DAY = { startMinute: 480, endMinute: 1020 };
const auxiliary = (more: Partial<Officer> = {}) =>
  sampleOfficer({ index: 9, id: 'X-1', role: 'auxiliary', supervisor: 'E-1', shift: DAY, ...more });
const codesAt = (minute: number, officers: readonly Officer[]) =>
  supervisionAt(minute, officers, RULE)!.items.map(({ code }) => code);

describe('supervision on shift', () => {
  it('STF-8 asks for the named enforcement officer to be on shift at the same moment', () => {
    const until = (endMinute: number) => [sampleOfficer({ shift: { startMinute: 480, endMinute } }), auxiliary()];
    expect(codesAt(700, until(1020))).toEqual(['supervised']);
    // The last minute of the supervisor's shift, and the one after it.
    expect(codesAt(699, until(700))).toEqual(['supervised']);
    expect(codesAt(700, until(700))).toEqual(['supervisor-off-shift']);
  });

  it('STF-8 looks at auxiliaries on shift only: from the first minute, not at the end', () => {
    const officers = [sampleOfficer({ shift: { startMinute: 0, endMinute: 1440 } }), auxiliary()];
    expect([479, 480, 1019, 1020].map((minute) => codesAt(minute, officers).length)).toEqual([0, 1, 1, 0]);
  });

  it('STF-8 follows shifts past midnight', () => {
    const night = { startMinute: 1320, endMinute: 420 };
    const officers = [sampleOfficer({ shift: night }), auxiliary({ shift: night })];
    expect([1319, 1320, 0, 419, 420].map((minute) => codesAt(minute, officers).length)).toEqual([0, 1, 1, 1, 0]);
  });

  it('STF-8 tells nobody named, somebody unknown and somebody without the power apart', () => {
    const cleaner = sampleOfficer({ index: 1, id: 'S-1', role: 'sanitation' });
    expect(codesAt(600, [cleaner, auxiliary({ supervisor: null })])).toEqual(['no-supervisor']);
    expect(codesAt(600, [cleaner, auxiliary({ supervisor: 'E-9' })])).toEqual(['no-supervisor']);
    expect(codesAt(600, [cleaner, auxiliary({ supervisor: 'S-1' })])).toEqual(['not-enforcement']);
  });

  it('STF-8 counts in roster order whatever the order of input, and needs a document', () => {
    const officers = [sampleOfficer(), auxiliary(), auxiliary({ index: 3, id: 'X-2', supervisor: null })];
    const sheet = supervisionAt(600, officers, RULE)!;
    expect(sheet).toMatchObject({ onShift: 2, supervised: 1, clause: '三（二）5', basis: 'clause' });
    expect(sheet.items.map(({ officer }) => officer)).toEqual(['X-2', 'X-1']);
    expect(supervisionAt(600, officers.toReversed(), RULE)).toEqual(sheet);
    expect(supervisionAt(600, officers, { supervisorsPerAuxiliary: null })).toBeNull();
  });

  it('STF-8 finds in Haimen only the auxiliary who has nobody', () => {
    const { officers, packs } = shippedDistrict('haimen');
    const policy = staffingPolicy(packs);
    if (!policy.ok) throw new Error(policy.error);
    const sheets = Array.from({ length: 24 }, (_, hour) => supervisionAt(hour * 60, officers, policy.value)!);
    const alone = sheets.flatMap(({ items }) => items.filter(({ code }) => code !== 'supervised'));
    expect([...new Set(alone.map(({ officer, code }) => `${officer} ${code}`))]).toEqual(['hm-1205 no-supervisor']);
    expect(sheets[10]!.supervised).toBeGreaterThan(200);
  });
});
