import { readFileSync, readdirSync } from 'node:fs';
import { join, normalize, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOnDuty } from '../../../shared/access/on-duty.ts';
import { trackRefusal, type TrackQuestion } from '../../../shared/access/track-access.ts';
import { PRIVACY_PARAMETERS, type PrivacyPolicy } from '../../../shared/policy/privacy-policy.ts';
import { PARAMETERS } from '../../../shared/policy/registry.ts';

const DAY_MS = 86_400_000;
const NOW_MS = 1000 * DAY_MS;
const POLICY: PrivacyPolicy = {
  trackDays: 7,
  ownTrackDays: 30,
  ticketHours: 24,
  shiftMarginMinutes: 15,
  longestBreakMinutes: 60,
  keepTrackDays: 30,
  keepCaseTrackDays: 90,
  keepPhotoDays: 730,
  deviceBurstFixes: 6000,
  deviceFixesPerMinute: 120,
};
const question = (over: Partial<TrackQuestion> = {}): TrackQuestion => ({
  role: 'dispatcher',
  isOwn: false,
  purpose: 'dispatch',
  fromMs: NOW_MS - DAY_MS,
  nowMs: NOW_MS,
  hasTicket: false,
  ...over,
});

describe('tracks', () => {
  it('ACC-20 asks for a purpose, but not of officers for their own track', () => {
    expect(trackRefusal(question({ purpose: null }), POLICY)).toBe('purpose-missing');
    expect(trackRefusal(question({ purpose: null, hasTicket: true }), POLICY)).toBe('purpose-missing');
    expect(trackRefusal(question({ role: 'sanitation', isOwn: true, purpose: null }), POLICY)).toBeNull();
  });

  it.each(['district-office', 'town-manager', 'dispatcher'] as const)(
    'ACC-21 shows %s seven days and no more',
    (role) => {
      expect(trackRefusal(question({ role, fromMs: NOW_MS - 7 * DAY_MS }), POLICY)).toBeNull();
      expect(trackRefusal(question({ role, fromMs: NOW_MS - 7 * DAY_MS - 1 }), POLICY)).toBe('older-than-window');
    },
  );

  it('ACC-21 shows officers thirty days of their own', () => {
    const own = { role: 'auxiliary', isOwn: true, purpose: null } as const;
    expect(trackRefusal(question({ ...own, fromMs: NOW_MS - 30 * DAY_MS }), POLICY)).toBeNull();
    expect(trackRefusal(question({ ...own, fromMs: NOW_MS - 30 * DAY_MS - 1 }), POLICY)).toBe('older-than-window');
  });

  it.each(['audit', 'discipline', 'leader'] as const)('ACC-21 ACC-22 shows %s nothing without a ticket', (role) => {
    expect(trackRefusal(question({ role, fromMs: NOW_MS - 1 }), POLICY)).toBe('no-window');
    expect(trackRefusal(question({ role, fromMs: NOW_MS - 80 * DAY_MS, hasTicket: true }), POLICY)).toBeNull();
  });

  it('ACC-22 lets no policy make a ticket that is valid for more than a day', () => {
    expect(PRIVACY_PARAMETERS.ticketHours.schema.safeParse(24).success).toBe(true);
    expect(PRIVACY_PARAMETERS.ticketHours.schema.safeParse(24.1).success).toBe(false);
    expect(PARAMETERS.get('privacy.ticketHours')?.family).toBe('privacy');
  });
});

describe('on duty', () => {
  const minute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const day = { startMinute: minute('07:00'), endMinute: minute('19:00') };
  const night = { startMinute: minute('22:00'), endMinute: minute('06:00') };
  const late = { startMinute: minute('14:00'), endMinute: minute('23:50') };

  it.each([
    ['a day', day, '06:45', '06:44', '19:14', '19:15'],
    ['a night', night, '21:45', '21:44', '06:14', '06:15'],
    ['a shift whose margin goes over midnight', late, '13:45', '13:44', '00:04', '00:05'],
  ])('ACC-25 ends %s with its margin', (_, shift, first, before, last, after) => {
    expect([first, last].map((text) => isOnDuty(shift, minute(text), 15))).toEqual([true, true]);
    expect([before, after].map((text) => isOnDuty(shift, minute(text), 15))).toEqual([false, false]);
  });

  it('ACC-25 has a shift around the clock, also by its margin', () => {
    for (const [shift, margin] of [
      [{ startMinute: 0, endMinute: 1440 }, 0],
      [{ startMinute: 60, endMinute: 60 }, 0],
      [{ startMinute: 10, endMinute: 1430 }, 10],
    ] as const)
      for (let at = 0; at < 1440; at++) expect(isOnDuty(shift, at, margin)).toBe(true);
  });
});

describe('no penalty from a position', () => {
  const ROOT = join(import.meta.dirname, '../../..');

  /** Everything that a file of `shared` reads, directly or through others. */
  function readBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
    if (seen.has(file)) return seen;
    seen.add(file);
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const [, target] of text.matchAll(/^import (?!type )[^;]*? from '(\.[^']+)'/gms))
      readBy(normalize(join(dirname(file), target!)), seen);
    return seen;
  }

  it('ACC-32 works out scores, appraisals and payouts without a rule of coverage, positions or alerts', () => {
    const judges = ['shared/assessment', 'shared/appraisal', 'shared/funding'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${folder}/${name}`),
    );
    expect(judges.length).toBeGreaterThan(10);
    const offences = judges.flatMap((file) =>
      [...readBy(file)]
        .filter((read) => /^shared\/(coverage|geo|simulation|world)\//.test(read))
        .map((read) => `${file} → ${read}`),
    );
    expect(offences).toEqual([]);
  });
});
