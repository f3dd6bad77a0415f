import type { CaseView } from '../../shared/model/case.ts';
import type { StoredPhoto } from '../../server/ports/photos.ts';
import type { Display, TrackTicket } from '../../server/ports/privacy.ts';
import { EAST, gridCode, WEST } from './two-towns.ts';
import { sampleCase } from './world-samples.ts';

/** Words that only cases of one town hold, and who may read them is what is tested. */
export const SECRET = { [WEST]: '西镇当事人张三', [EAST]: '东镇当事人李四' } as const;

/** A case with who opened it. */
export interface PlantedCase {
  readonly item: CaseView;
  readonly openedBy: string | null;
}

export const WALL_NAME = { [WEST]: '西镇大屏', [EAST]: '东镇大屏', district: '全区大屏' } as const;

/** A photo of a case that was taken away: whoever may see the case is told so, and nobody else that there was one. */
export function plantedPhoto(caseId: string): StoredPhoto {
  return {
    id: PLANTED_PHOTO,
    case: caseId,
    kind: 'near',
    widthPx: 8,
    heightPx: 6,
    bytes: 100,
    addedMs: 1,
    addedBy: 'demo:dispatcher',
    sourceSha256: '00',
    sha256: '00',
    file: null,
    removedMs: 2,
  };
}

export const PLANTED_PHOTO = '11111111-2222-4333-8444-555555555555';

/** A wall of each town and one of the district, none of them claimed. */
export const PLANTED_WALLS: readonly Display[] = [WEST, EAST, null].map((town) => ({
  id: `wall-${town ?? 'district'}`,
  name: WALL_NAME[(town ?? 'district') as keyof typeof WALL_NAME],
  town,
  createdMs: 0,
  createdBy: 'demo:district-office',
  codeExpiresMs: 1,
  claimedMs: null,
  lastSeenMs: null,
  revokedMs: null,
}));

/** For an officer of each town one that somebody asked for who decides on none, and one by somebody who decides. */
export const PLANTED_TICKETS: readonly TrackTicket[] = [
  { officer: 'E-1', town: WEST },
  { officer: 'E-3', town: EAST },
].flatMap((of) =>
  (['dispatcher', 'discipline'] as const).map((role) => ({
    ...of,
    id: `ticket-${of.officer}-${role}`,
    askedBy: `demo:${role}`,
    askedByName: null,
    askedRole: role,
    fromMs: 0,
    toMs: 1000,
    purpose: 'case-evidence',
    reason: 'planted for the matrix',
    state: 'asked',
    askedMs: 2000,
    decidedBy: null,
    decidedMs: null,
    expiresMs: null,
  })),
);

/** Cases of both towns and of none: with nobody, with an officer, opened by somebody. They have ended: no step succeeds. */
export function plantedCases(): readonly PlantedCase[] {
  const plant = (id: string, town: string | null, over: Partial<CaseView> = {}, openedBy: string | null = null) => ({
    item: sampleCase({
      id,
      town,
      description: town === null ? 'nowhere' : SECRET[town as keyof typeof SECRET],
      state: 'closed',
      closedMs: 1,
      lon: null,
      lat: null,
      ...over,
    }),
    openedBy,
  });
  return [
    plant('case-west', WEST),
    plant('case-east', EAST),
    plant('case-nowhere', null),
    plant('case-west-grid-0', WEST, { grid: gridCode(0) }),
    plant('case-east-grid-2', EAST, { grid: gridCode(2) }),
    plant('case-west-of-E-0', WEST, { grid: gridCode(1), officer: 'E-0' }),
    plant('case-east-of-E-2', EAST, { grid: gridCode(3), officer: 'E-2' }),
    plant('case-west-opened', WEST, {}, 'demo:inspector'),
    plant('case-east-opened', EAST, {}, 'demo:inspector'),
    plant('case-west-reported-by-E-0', WEST, { officer: 'E-1' }, 'E-0'),
  ];
}
