import { useTranslation } from 'react-i18next';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { CaseCard } from '../parts/CaseCard.tsx';
import { SignCard } from '../parts/SignCard.tsx';
import { WhistleCard } from '../parts/WhistleCard.tsx';
import { useField } from '../use-field.ts';

/** What is to be done, whistles and double reports that wait for an answer, and what else there is to know of. */
export function CasesPage() {
  const { t } = useTranslation('field');
  const answer = useField((state) => state.answer);
  if (!answer) return null;
  const { cases, whistles, toSign, others } = answer;
  return (
    <div className="field-page">
      {whistles.length > 0 && (
        <section>
          <h2>{t('whistles')}</h2>
          <ul className="card-list">
            {whistles.map((whistle) => (
              <WhistleCard key={whistle.id} whistle={whistle} />
            ))}
          </ul>
        </section>
      )}
      {toSign.length > 0 && (
        <section>
          <h2>{t('to-sign')}</h2>
          <ul className="card-list">
            {toSign.map((report) => (
              <SignCard key={`${report.id} ${report.recipient}`} report={report} />
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('my-cases')}</h2>
        {cases.length === 0 ? (
          <EmptyNote>
            <b>{t('no-cases')}</b>
            <span>{t('no-cases-hint')}</span>
          </EmptyNote>
        ) : (
          <ul className="card-list">
            {cases.map((item) => (
              <CaseCard key={item.id} item={item} />
            ))}
          </ul>
        )}
      </section>
      {others.length > 0 && (
        <section>
          <h2>{t('others')}</h2>
          <ul className="card-list is-quiet">
            {others.map((item) => (
              <CaseCard key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
