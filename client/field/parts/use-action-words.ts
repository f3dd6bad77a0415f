import { useTranslation } from 'react-i18next';
import type { CaseAction } from '../../../shared/cases/case-action.ts';

const STREET = [
  'verify-report',
  'arrive',
  'persuade',
  'whistle',
  'answer-whistle',
  'order-correction',
  'handle',
  'feedback',
  'return',
  'check',
  'extend',
  'suspend',
  'escalate',
  'appeal',
] as const satisfies readonly CaseAction[];

/** A step as what one does, for its button; lists of what happened have words of their own. */
export function useActionWords(): (action: CaseAction) => string {
  const { t } = useTranslation('field');
  const { t: word } = useTranslation('words');
  return (action) => {
    const known = STREET.find((one) => one === action);
    return known ? t(`do-${known}`) : word(`caseAction.${action}`);
  };
}
