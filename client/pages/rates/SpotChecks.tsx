import { useTranslation } from 'react-i18next';
import type { RateBoardAnswer } from '../../../shared/http/endpoints/rates.ts';
import type { SpotChecksAnswer } from '../../../shared/http/endpoints/spot-checks.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useMay } from '../../panels/use-may.ts';
import { useNames } from '../../panels/use-names.ts';
import { useServerNow, useView } from '../../stores/use-stores.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { RateShare } from './RateShare.tsx';
import { SpotForm } from './SpotForm.tsx';

interface SpotChecksProps {
  readonly definitions: RateBoardAnswer['definitions']['spot'];
  /** Span and town of the board; spot checks have no category. */
  readonly query: string;
}

/** The rates that come from spot checks, the checks behind them, and a form for whoever records one. */
export function SpotChecks({ definitions, query }: SpotChecksProps) {
  const { t } = useTranslation('rates');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const names = useNames();
  const nowMs = useServerNow(60_000);
  const language = useView((view) => view.language);
  const mayRecord = useMay('spot:record');
  const { value, failure, retry } = useAnswer<SpotChecksAnswer>(`/api/v1/spot-checks?${query}`);
  const rates = new Map(value?.rates.map((rate) => [rate.id, rate]));
  return (
    <section className="plain-card spot-checks" aria-label={t('spot-title')}>
      <h2>{t('spot-title')}</h2>
      {failure && !value && <p className="form-trouble">{t('failed', { code: failure.code })}</p>}
      <table>
        <tbody>
          {definitions.map(({ id, label, clause, basis, formula }) => (
            <tr key={id} data-rate={id}>
              <th scope="row">
                {label[language]} <BasisMark basis={basis} />{' '}
                {clause !== null && <small className="muted">{clause}</small>}
                <small className="muted rate-formula">{formula[language]}</small>
              </th>
              {rates.has(id) && <RateShare rate={rates.get(id)!} />}
            </tr>
          ))}
        </tbody>
      </table>
      {value && value.items.length > 0 && (
        <details>
          <summary>{t('spot-list', { count: value.items.length })}</summary>
          <table className="rate-cases">
            <tbody>
              {value.items.map(({ id, atMs, town, grid, patrol, problems }) => (
                <tr key={id}>
                  <th scope="row">
                    {formats.moment(atMs, nowMs)} <small className="muted">{grid}</small>
                  </th>
                  <td>{names.town(town)}</td>
                  <td>{t(`patrol-${patrol}`)}</td>
                  <td>
                    {problems.length === 0
                      ? t('spot-clean')
                      : problems
                          .map(
                            ({ category, isFound, case: of }) =>
                              `${word(`category.${category}`)}（${t(isFound ? 'spot-found' : of === null ? 'spot-unknown' : 'spot-others')}）`,
                          )
                          .join('、')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {mayRecord && <SpotForm recorded={retry} />}
    </section>
  );
}
