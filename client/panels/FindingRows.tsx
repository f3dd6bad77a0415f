import { useTranslation } from 'react-i18next';
import type { StaffingFinding } from '../../shared/staffing/finding.ts';
import type { Selection } from '../stores/view.ts';
import { BasisMark } from '../ui/BasisMark.tsx';
import { EmptyNote } from '../ui/EmptyNote.tsx';
import { RowList } from './RowList.tsx';
import { useNames } from './use-names.ts';

/** What the staffing checks found, with what was measured, the threshold and its clause. */
export function FindingRows({ findings }: { readonly findings: readonly StaffingFinding[] }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const names = useNames();
  if (findings.length === 0) return <EmptyNote>{t('list.noFindings')}</EmptyNote>;
  const rows = findings.map((finding) => ({
    key: finding.id,
    to: subjectOf(finding),
    long: true,
    title: names.of(subjectOf(finding)),
    mark: <b className="finding-mark">!</b>,
    detail: (
      <>
        {word(`finding.${finding.code}`, { measured: finding.measured, threshold: finding.threshold })}
        <br />
        {finding.rule} · {finding.clause} {finding.basis === 'assumed' && <BasisMark basis="assumed" />}
      </>
    ),
  }));
  return <RowList label={t('tab.findings')} rows={rows} />;
}

function subjectOf(finding: StaffingFinding): Selection {
  if (finding.officer !== null) return { kind: 'officer', id: finding.officer };
  if (finding.grid !== null) return { kind: 'grid', code: finding.grid };
  return { kind: 'town', code: finding.town };
}
