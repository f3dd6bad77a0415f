import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import { useCaseLateness } from '../../panels/use-case-lateness.ts';
import { useNames } from '../../panels/use-names.ts';
import { CaseMark } from '../../ui/CaseMark.tsx';
import { DueClock } from './DueClock.tsx';
import { useCaseCodes } from './use-case-codes.ts';

/** What a case is and how it stands, with its clock large enough to be seen in passing. */
export function CaseTitle({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const minor = useCaseCodes()?.minors.find(({ code }) => code === detail.code);
  const lateness = useCaseLateness(detail);
  return (
    <header className="sheet-head">
      <p className="panel-kind">
        {word(`caseKind.${detail.kind}`)} · {word(`severity.${detail.severity}`)} · {word(`source.${detail.source}`)}
        {detail.simulated && <span className="basis">{t('simulated')}</span>}
      </p>
      <h2>{minor ? names.label(minor.label) : word(`category.${detail.category}`)}</h2>
      <p className="sheet-id">
        <code>{detail.id}</code>
      </p>
      <p className={`sheet-standing case-${lateness}`}>
        <CaseMark lateness={lateness} />
        <b>
          {word(`caseState.${detail.state}`)} · {word(`lateness.${lateness}`)}
        </b>
        <DueClock item={detail} />
      </p>
    </header>
  );
}
