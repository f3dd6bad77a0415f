import { useTranslation } from 'react-i18next';
import type { CaseAction } from '../../../shared/cases/case-action.ts';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { suggestForCase } from '../../../shared/http/endpoints/suggestions.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useMay } from '../../panels/use-may.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

type Suggestions = AnswerOf<typeof suggestForCase>;

interface OfficerFieldProps {
  readonly id: string;
  readonly name: string;
  readonly detail: CaseDetail;
  readonly action: CaseAction;
  readonly value: string;
  readonly put: (officer: string) => void;
  /** Sends at once. */
  readonly assign: (officer: string) => void;
}

/** Who to send: suggested with reasons, one press assigns; anybody else of the town can be chosen from the list. */
export function OfficerField({ id, name, detail, action, value, put, assign }: OfficerFieldProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const places = usePlaces();
  const isDesk = useMay('case:desk', { town: detail.town });
  // Whoever is sent to verify does not come to handle it.
  const query = action === 'verify-report' ? '?act=verify' : '';
  const path = `/api/v1/cases/${encodeURIComponent(detail.id)}/suggestions${query}`;
  const { value: answer, failure } = useAnswer<Suggestions>(isDesk ? path : null);
  const others = places.officersOf(detail.town ?? '');
  return (
    <>
      {isDesk && !answer && !failure && <Skeleton lines={4} label={t('suggestions')} />}
      {failure && <p className="field-hint form-trouble">{t('suggestions-failed', { code: failure.code })}</p>}
      {answer && <SuggestionRows answer={answer} action={action} assign={assign} />}
      <label htmlFor={id}>{name}</label>
      {others.length > 0 ? (
        <select id={id} value={value} onChange={({ target }) => put(target.value)}>
          <option value="">{t('choose')}</option>
          {others.map((officer) => (
            <option key={officer.id} value={officer.id}>
              {officer.name} · {word(`role.${officer.role}`)} · {names.town(officer.town)}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} type="text" value={value} maxLength={64} onChange={({ target }) => put(target.value)} />
      )}
    </>
  );
}

interface SuggestionRowsProps {
  readonly answer: Suggestions;
  readonly action: CaseAction;
  readonly assign: (officer: string) => void;
}

const MOST_SHOWN = 5;

function SuggestionRows({ answer, action, assign }: SuggestionRowsProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const { suggestions, excluded, counts, estimate } = answer;
  if (suggestions.length === 0)
    return (
      <p className="field-hint form-trouble">
        {t('nobody-free')}{' '}
        {(['off-duty', 'on-break', 'silent', 'not-fit', 'judges-own-work'] as const)
          .filter((why) => counts[why] > 0)
          .map((why) => `${word(`exclusion.${why}`)} ${formats.count(counts[why])}`)
          .join(' · ')}
      </p>
    );
  return (
    <>
      <ol className="suggestions" aria-label={t('suggestions')}>
        {suggestions.slice(0, MOST_SHOWN).map((one) => (
          <li key={one.officer}>
            <span>
              <b>{one.name}</b> {word(`role.${one.role}`)}
              <small>
                {[
                  word(`responsibility.${one.responsibility}`),
                  one.distanceM !== null && t('about-metres', { count: one.distanceM }),
                  one.etaMinutes !== null && t('minutes', { count: one.etaMinutes }),
                  t('load', { count: one.openCases }),
                  one.isStale && t('stale-fix', { count: one.fixAgeMinutes }),
                ]
                  .filter((part) => part !== false)
                  .join(' · ')}
              </small>
            </span>
            <button type="button" className="button" onClick={() => assign(one.officer)}>
              {t(`do.${action}`)}
            </button>
          </li>
        ))}
      </ol>
      <details className="suggestions-why">
        <summary>
          {t('why-these', { count: counts.available })} {estimate.basis === 'assumed' && <BasisMark basis="assumed" />}
        </summary>
        <p>{t('estimate', { factor: estimate.detourFactor, speed: estimate.speedMps })}</p>
        <ul>
          {excluded.slice(0, MOST_SHOWN).map(({ officer, name, why, responsibility }) => (
            <li key={officer}>
              {name} · {word(`responsibility.${responsibility}`)} · {word(`exclusion.${why}`)}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
