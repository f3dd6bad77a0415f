import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RateCasesAnswer } from '../../../shared/http/endpoints/rates.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useMay } from '../../panels/use-may.ts';
import { useNames } from '../../panels/use-names.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';

const PAGE = 100;
const MOST = 500;

/** The cases behind a rate, oldest first: all below the line, or those that are not above it. */
export function RateCases({ rate, query }: { readonly rate: string; readonly query: string }) {
  const { t } = useTranslation('rates');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const names = useNames();
  const mayRead = useMay('case:read');
  const nowMs = useServerNow(60_000);
  const [limit, setLimit] = useState(PAGE);
  const [missingOnly, setMissingOnly] = useState(false);
  const path = `/api/v1/rates/${encodeURIComponent(rate)}/cases?${query}${query === '' ? '' : '&'}limit=${limit}`;
  const { value, failure, retry } = useAnswer<RateCasesAnswer>(path);
  if (failure && !value)
    return (
      <Notice title={t('failed', { code: failure.code })} action={{ name: t('retry'), run: retry }}>
        <TroubleText failure={failure} />
      </Notice>
    );
  if (!value) return <Skeleton lines={6} label={t('reading')} />;
  const items = missingOnly ? value.items.filter(({ above }) => !above) : value.items;
  const moment = (ms: number | null) => (ms === null ? '' : formats.moment(ms, nowMs));
  return (
    <section aria-label={t('drill')}>
      <div className="rate-drill-head">
        <h3>
          {t('drill')} <small className="muted">{t('more-of', { shown: items.length, all: value.denominator })}</small>
          {value.exempt > 0 && <small className="muted"> · {t('exempt', { count: value.exempt })}</small>}
        </h3>
        <label>
          <input type="checkbox" checked={missingOnly} onChange={({ target }) => setMissingOnly(target.checked)} />{' '}
          {t('show-missing')}
        </label>
      </div>
      {items.length === 0 && <EmptyNote>{t(value.items.length === 0 ? 'no-cases' : 'none-missing')}</EmptyNote>}
      {items.length > 0 && (
        <table className="rate-cases">
          <thead>
            <tr>
              <th scope="col">{t('case')}</th>
              <th scope="col">{t('town')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('reported')}</th>
              <th scope="col">{t('due')}</th>
              <th scope="col">{t('ended')}</th>
              <th scope="col">{t('rate')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, town, category, state, reportedMs, dueMs, closedMs, above }) => (
              <tr key={id}>
                <th scope="row">
                  {mayRead ? (
                    <Link to={`/cases/${encodeURIComponent(id)}`}>{word(`category.${category}`)}</Link>
                  ) : (
                    word(`category.${category}`)
                  )}
                  <small className="muted">{id}</small>
                </th>
                <td>{town === null ? t('no-town') : names.town(town)}</td>
                <td>{word(`caseState.${state}`)}</td>
                <td>{moment(reportedMs)}</td>
                <td>{moment(dueMs)}</td>
                <td>{moment(closedMs)}</td>
                <td>{above ? t('above') : t('below')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {value.next !== undefined && limit >= MOST && <p className="muted">{t('narrow', { most: MOST })}</p>}
      {value.next !== undefined && limit < MOST && (
        <div className="button-row">
          <button type="button" className="button" onClick={() => setLimit(Math.min(MOST, limit + 2 * PAGE))}>
            {t('more')}
          </button>
        </div>
      )}
    </section>
  );
}
