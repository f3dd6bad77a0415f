import { useTranslation } from 'react-i18next';
import type { CommandRefusal } from '../../../shared/field/command.ts';

const KNOWN = [
  'version-conflict',
  'not-from-this-state',
  'not-now',
  'forbidden',
  'not-found',
  'not-on-duty',
  'two-axes',
  'invalid-input',
  'case-full',
  'picture-lost',
] as const;

/** Why the server would not do something, in words that say what to do. */
export function useRefusalWords(): (refusal: CommandRefusal) => string {
  const { t } = useTranslation('field');
  return ({ code, detail, field }) =>
    field === 'at'
      ? t('why-at')
      : t(`why-${KNOWN.find((known) => known === code) ?? 'other'}`, { detail: detail || code });
}
