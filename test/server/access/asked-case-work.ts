import { authorize, type Actor } from '../../../shared/access/authorize.ts';
import { caseResource } from '../../../shared/access/case-resource.ts';
import type { AccessBench } from '../../support/access-bench.ts';
import { PLANTED_PHOTO, type PlantedCase } from '../../support/planted.ts';
import { hidden, type Asked, type AskedTable, type Verdict } from './verdicts.ts';

/** Requests about photos of cases and about whom to send. Each case has one photo, which was taken away. */
export function askedOfCaseWork({ cases }: Pick<AccessBench, 'cases'>): AskedTable {
  const photo = `photos/${PLANTED_PHOTO}`;
  const reads = ({ item, openedBy }: PlantedCase) => hidden('case:read', caseResource(item, openedBy));
  const desk = ({ item }: PlantedCase) => hidden('case:desk', caseResource(item));
  return {
    listPhotos: ofCases(cases, 'photos', reads),
    getPhoto: ofCases(cases, photo, reads),
    putPhoto: ofCases(cases, `${photo}?kind=near`, (planted) => (actor) => addVerdict(planted, actor)),
    removePhoto: ofCases(cases, `${photo}?reason=matrix`, desk),
    urgeCase: ofCases(cases, 'urges', ({ item }) => hidden('case:urge', caseResource(item))).map((asked) => ({
      ...asked,
      body: { why: 'key', note: 'by the matrix' },
    })),
    suggestForCase: ofCases(cases, 'suggestions', desk),
  };
}

function ofCases(
  cases: readonly PlantedCase[],
  path: string,
  verdictOf: (planted: PlantedCase) => Asked['verdict'],
): readonly Asked[] {
  return [
    ...cases.map((planted) => ({
      what: planted.item.id,
      path: `/api/v1/cases/${planted.item.id}/${path}`,
      verdict: verdictOf(planted),
    })),
    { what: 'unknown', path: `/api/v1/cases/20260101-AAAA-AAAA/${path}`, verdict: () => 404 },
  ];
}

/** Whoever reported a case adds to it as well as whoever has it (PHO-5). */
function addVerdict({ item, openedBy }: PlantedCase, actor: Actor): Verdict {
  const resource = caseResource(item, openedBy);
  if (authorize(actor, 'photo:add', resource)) return 'ok';
  // Whoever checks in the grid knows of the case as well (PHO-5).
  return authorize(actor, 'case:read', resource) || authorize(actor, 'case:check', resource) ? 403 : 404;
}
