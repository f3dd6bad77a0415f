import { useTranslation } from 'react-i18next';
import { CASE_CATEGORIES } from '../../../shared/model/case.ts';
import { RATE_COMPARISONS } from '../../../shared/rates/compared-span.ts';
import { RATE_GROUPINGS } from '../../../shared/rates/rate-board.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import type { RatesPlace } from '../../selectors/rates-query.ts';
import { useSession } from '../../stores/use-stores.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { Picker } from '../../ui/Picker.tsx';

interface RateFiltersProps {
  readonly place: RatesPlace;
  readonly put: (change: Partial<Record<keyof RatesPlace, string>>) => void;
}

/** Span, town, category, what the board is broken down by, and what it is compared with. Whoever is of one town has no choice of towns. */
export function RateFilters({ place, put }: RateFiltersProps) {
  const { t } = useTranslation('rates');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const { towns } = usePlaces();
  const ownTown = useSession(({ session }) => session?.town ?? null);
  return (
    <div className="filters" role="search">
      <DayInput label={t('from')} value={place.from} changed={(from) => put({ from, part: '' })} />
      <DayInput label={t('to')} value={place.to} changed={(to) => put({ to, part: '' })} />
      {ownTown === null && (
        <Picker label={t('town')} none={t('any')} value={place.town} changed={(town) => put({ town, part: '' })}>
          {towns.map(({ code }) => [code, names.town(code)] as const)}
        </Picker>
      )}
      <Picker
        label={t('category')}
        none={t('any')}
        value={place.category}
        changed={(category) => put({ category, part: '' })}
      >
        {CASE_CATEGORIES.map((category) => [category, word(`category.${category}`)] as const)}
      </Picker>
      <label>
        <span>{t('by')}</span>
        <select value={place.by} onChange={({ target }) => put({ by: target.value, part: '' })}>
          {RATE_GROUPINGS.map((by) => (
            <option key={by} value={by}>
              {t(`by-${by}`)}
            </option>
          ))}
        </select>
      </label>
      <Picker
        label={t('compare')}
        none={t('compare-none')}
        value={place.compare}
        changed={(compare) => put({ compare })}
      >
        {RATE_COMPARISONS.map((one) => [one, t(`compare-${one}`)] as const)}
      </Picker>
    </div>
  );
}
