import type { CaseRefusal } from '../../shared/cases/case-refusal.ts';
import type { ActRefusal } from '../cases/case-service.ts';
import { problem, wrongField, type Refusal } from './reply.ts';

export function noSuchCase(id: string): Refusal {
  return problem('not-found', `There is no case ${id} in this district.`);
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
    case 'version-conflict': {
      const detail = `The case is at version ${refusal.version} now: read it again.`;
      return problem('version-conflict', detail, { version: refusal.version });
    }
  }
}

/** How a field is wrong. */
const FIELD_WORDS: Readonly<Record<string, (refusal: CaseRefusal) => string>> = {
  needed: ({ action }) => `is needed to ${action} a case`,
  'not-taken': ({ action }) => `is not taken by ${action}`,
  'unknown-value': ({ action }) => `is none of the values that ${action} takes`,
  past: () => 'lies in the past',
  'too-far': () => 'is later than may be',
  unchanged: () => 'has the case already',
  'not-mergeable': () => 'is no open case of the same kind near this one',
};
