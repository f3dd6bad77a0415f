import { useTranslation } from 'react-i18next';
import { caseLateness } from '../../../shared/cases/lateness.ts';
import { CaseCard } from '../parts/CaseCard.tsx';
import { GridSketch } from '../parts/GridSketch.tsx';
import { ReportButton } from '../parts/ReportButton.tsx';
import { SosButton } from '../parts/SosButton.tsx';
import { goTo, useField, useServerMs } from '../use-field.ts';

/** Three big buttons, what is due first, and where one is. */
export function Home() {
  const { t } = useTranslation('field');
  const nowMs = useServerMs();
  const answer = useField((state) => state.answer);
  const cases = answer?.cases ?? [];
  const late = cases.filter((item) => caseLateness(item, nowMs) === 'late').length;
  const grids = answer?.grids ?? [];
  const good = grids.filter(({ state }) => state === 'covered').length;
  return (
    <div className="field-home">
      <ReportButton />
      <div className="big-pair">
        <button type="button" className="big-button" onClick={() => goTo('cases')}>
          <b>{t('my-cases')}</b>
          <small className={late > 0 ? 'case-late' : ''}>{t('cases-count', { open: cases.length, late })}</small>
        </button>
        <button type="button" className="big-button" onClick={() => goTo('grids')}>
          <b>{t('my-grids')}</b>
          <small>{t('grids-count', { good, all: grids.length })}</small>
        </button>
      </div>
      {(answer?.whistles.length ?? 0) > 0 && (
        <button type="button" className="big-button is-loud" onClick={() => goTo('cases')}>
          <b>{t('whistles')}</b>
          <small>{answer?.whistles.length}</small>
        </button>
      )}
      {(answer?.toSign.length ?? 0) > 0 && (
        <button type="button" className="big-button" onClick={() => goTo('cases')}>
          <b>{t('to-sign')}</b>
          <small>{answer?.toSign.length}</small>
        </button>
      )}
      {cases.length > 0 && (
        <ul className="card-list">
          {cases.slice(0, 2).map((item) => (
            <CaseCard key={item.id} item={item} />
          ))}
        </ul>
      )}
      <GridSketch />
      <SosButton />
    </div>
  );
}
