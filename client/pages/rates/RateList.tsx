import { useTranslation } from 'react-i18next';
import type { RateBoardAnswer } from '../../../shared/http/endpoints/rates.ts';
import { formulaOf } from '../../../shared/rates/rate-formula.ts';
import { useView } from '../../stores/use-stores.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { RateChange } from './RateChange.tsx';
import { RateShare } from './RateShare.tsx';

interface RateListProps {
  readonly board: RateBoardAnswer;
  readonly open: string;
  readonly choose: (rate: string) => void;
}

/** Every rate of the whole span with its formula. */
export function RateList({ board, open, choose }: RateListProps) {
  const { t } = useTranslation('rates');
  const language = useView((view) => view.language);
  const { definitions, total, compared } = board;
  const before = compared && new Map(compared.total.rates.map((rate) => [rate.id, rate]));
  const known = new Map(total.rates.map((rate) => [rate.id, rate]));
  return (
    <section className="plain-card rate-list" aria-label={t('title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('rate')}</th>
            <th scope="col" className="rate-share">
              {t('share')}
            </th>
            <th scope="col" className="rate-numbers">
              {t('numbers')}
            </th>
            {compared && (
              <th scope="col" className="rate-numbers">
                {t(`compare-${compared.with}`)}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {definitions.items.map((definition) => {
            const { id, label, basis, clause, note } = definition;
            return (
              <tr key={id} aria-selected={id === open} onClick={() => choose(id)}>
                <th scope="row">
                  <button type="button" className="link" aria-pressed={id === open} onClick={() => choose(id)}>
                    {label[language]}
                  </button>{' '}
                  <BasisMark basis={basis} /> {clause !== null && <small className="muted">{clause}</small>}
                  <small className="muted rate-formula">
                    {formulaOf(definition, definitions.counts, language)}
                    {note && ` · ${note[language]}`}
                  </small>
                </th>
                <RateShare rate={known.get(id)!} />
                {before && <RateChange rate={known.get(id)!} before={before.get(id)!} />}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
