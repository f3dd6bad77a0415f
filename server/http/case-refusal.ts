import type { ReceiptRefusal } from '../../shared/cases/receive-report.ts';
import type { CaseRefusal } from '../../shared/cases/case-refusal.ts';
import type { ActRefusal } from '../cases/case-service.ts';
import type { SeenRefusal } from '../cases/see-whistle-on-case.ts';
import { problem, wrongField, type Refusal } from './reply.ts';

export function noSuchCase(id: string): Refusal {
  return problem('not-found', `There is no case ${id} in this district.`);
}

/** Why a report was not signed for. */
export function receiptRefusal(
  id: string,
  refusal: ReceiptRefusal | 'not-found' | { readonly version: number },
): Refusal {
  if (typeof refusal === 'object') return versionConflict(refusal.version);
  switch (refusal) {
    case 'not-found':
      return noSuchCase(id);
    case 'not-yours':
      return problem('forbidden', 'You do not sign for this recipient.');
    case 'not-told':
      return wrongField('as', 'was told of nothing in this case');
    case 'received-already':
      return problem('not-now', 'This recipient has signed already.');
  }
}

/** Why it was not noted that somebody has seen a whistle. */
export function seenRefusal(id: string, refusal: SeenRefusal): Refusal {
  switch (refusal) {
    case 'not-found':
      return noSuchCase(id);
    case 'not-alerted':
      return problem('forbidden', 'This whistle did not alert you.');
    case 'no-open-whistle':
      return problem('not-now', 'No whistle of this case waits for an answer.');
    case 'changed':
      return problem('version-conflict', 'The case went on meanwhile: ask again.');
  }
}

/** Why a case was not urged. */
export function urgeRefusal(id: string, refusal: 'ended' | 'not-found' | { readonly version: number }): Refusal {
  if (typeof refusal === 'object') return versionConflict(refusal.version);
  return refusal === 'ended' ? problem('not-now', 'The case has ended: there is nothing to urge.') : noSuchCase(id);
}

function versionConflict(version: number): Refusal {
  return problem('version-conflict', `The case is at version ${version} now: read it again.`, { version });
}

/** Why a step was not taken, as problem details. */
export function caseRefusal(id: string, refusal: ActRefusal): Refusal {
  switch (refusal.code) {
    case 'not-found':
      return noSuchCase(id);
    case 'not-yours':
      return problem('forbidden', `Your role does not take this step: it is for ${refusal.reason}.`);
    case 'two-axes':
      return problem(
        'two-axes',
        `You were among the ${refusal.reason} of this case: somebody else has to ${refusal.action} it.`,
      );
    case 'not-now':
      return problem('not-now', `A case cannot take the step ${refusal.action} now: ${refusal.reason}.`);
    case 'unknown-officer':
      return wrongField('officer', 'is not in the roster');
    case 'wrong-field':
      return wrongField(refusal.field ?? '', FIELD_WORDS[refusal.reason]?.(refusal) ?? refusal.reason);
    case 'not-from-this-state':
      return problem('not-from-this-state', `A case that is ${refusal.from} cannot take the step ${refusal.action}.`);
    case 'version-conflict':
      return versionConflict(refusal.version);
  }
}

/** How a field is wrong. */
const FIELD_WORDS: Readonly<Record<string, (refusal: CaseRefusal) => string>> = {
  needed: ({ action }) => `is needed to ${action} a case`,
  'not-taken': ({ action }) => `is not taken by ${action}`,
  'unknown-value': ({ action }) => `is none of the values that ${action} takes`,
  past: () => 'lies in the past',
  'too-far': () => 'is later than may be',
  'not-provided': () => 'is not taken: no policy says how much later a step may be told',
  future: () => 'lies in the future',
  'too-long-ago': () => 'is too long ago to be told now',
  'before-last-step': () => 'is before the step that it follows',
  unchanged: () => 'has the case already',
  'no-photo-of-this-case': () => 'is no photo of this case: it is put there first',
  'photo-removed': () => 'was taken away from the case',
  'not-mergeable:unknown': () => 'is no case of this district',
  'not-mergeable:itself': () => 'is the case itself',
  'not-mergeable:ended': () => 'has ended: merge into an open case',
  'not-mergeable:other-kind': () => 'is of another kind or category',
  'not-mergeable:too-far': () => 'is too far away to be the same',
};
