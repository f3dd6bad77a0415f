import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listRecurrences } from '../../../shared/http/endpoints/case-lookups.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow, useWorld } from '../../stores/use-stores.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';

type Recurrences = AnswerOf<typeof listRecurrences>;

interface RecurrenceListProps {
  /** Empty for all. */
  readonly town: string;
  readonly openCase: (id: string) => void;
}

/** What keeps coming back in one place, most cases first, with the cases of each (CAS-19). */
export function RecurrenceList({ town, openCase }: RecurrenceListProps) {
  const { t } = useTranslation('cases');
  const path = `/api/v1/cases/recurrences${town === '' ? '' : `?town=${encodeURIComponent(town)}`}`;
  const { value, failure, retry } = useAnswer<Recurrences>(path);
  if (failure && !value)
    return (
      <Notice title={t('list-failed', { code: failure.code })} action={{ name: t('retry'), run: retry }}>
        <TroubleText failure={failure} />
      </Notice>
    );
  if (!value) return <Skeleton lines={8} label={t('reading')} />;
  const { items, withinM, least, recentDays } = value;
  return (
    <section className="cause-list" aria-label={t('causes')}>
      {withinM !== null && (
        <p className="field-hint">{t('causes-rule', { least, metres: withinM, days: recentDays })}</p>
      )}
      {items.length === 0 && <EmptyNote>{t('no-causes')}</EmptyNote>}
      <ol>
        {items.map((item) => (
          <Cause key={item.cases[0]} item={item} openCase={openCase} />
        ))}
      </ol>
    </section>
  );
}

function Cause({
  item,
  openCase,
}: {
  readonly item: Recurrences['items'][number];
  readonly openCase: (id: string) => void;
}) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  const known = useWorld((world) => world.facts.cases);
  const { category, cases, open, firstMs, lastMs } = item;
  return (
    <li>
      <details>
        <summary>
          <b>{word(`category.${category}`)}</b>{' '}
          {t('cause-of', {
            count: cases.length,
            open,
            first: formats.moment(firstMs, nowMs),
            last: formats.moment(lastMs, nowMs),
          })}
        </summary>
        <ul>
          {cases.map((id) => {
            const fact = known.get(id);
            return (
              <li key={id}>
                <button type="button" className="link" onClick={() => openCase(id)}>
                  {id}
                </button>
                {fact && ` ${word(`caseState.${fact.state}`)}`}
              </li>
            );
          })}
        </ul>
      </details>
    </li>
  );
}
