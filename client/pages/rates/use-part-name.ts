import { useTranslation } from 'react-i18next';
import type { CASE_CATEGORIES, CASE_KINDS } from '../../../shared/model/case.ts';
import type { RateGrouping } from '../../../shared/rates/rate-board.ts';
import { useNames } from '../../panels/use-names.ts';

/** What a part of a board is called. */
export function usePartName(): (by: RateGrouping, key: string | null) => string {
  const { t } = useTranslation('rates');
  const { t: word } = useTranslation('words');
  const names = useNames();
  return (by, key) => {
    if (key === null) return t('no-town');
    if (by === 'town') return names.town(key);
    if (by === 'kind') return word(`caseKind.${key as (typeof CASE_KINDS)[number]}`);
    return by === 'category' ? word(`category.${key as (typeof CASE_CATEGORIES)[number]}`) : key;
  };
}
