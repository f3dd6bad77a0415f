import { useTranslation } from 'react-i18next';
import type { StaffingFinding } from '../../../shared/staffing/finding.ts';

interface FindingsProps {
  readonly findings: readonly StaffingFinding[];
  readonly nameOf: (code: string) => string;
}

/** Staffing findings by kind, each with the towns it concerns. */
export function Findings({ findings, nameOf }: FindingsProps) {
  const { t } = useTranslation('wall');
  const byCode = new Map<StaffingFinding['code'], StaffingFinding[]>();
  for (const finding of findings) byCode.set(finding.code, [...(byCode.get(finding.code) ?? []), finding]);
  return (
    <section className="wall-panel wall-findings" aria-labelledby="wall-findings">
      <h2 id="wall-findings">{t('findings')}</h2>
      {byCode.size === 0 && <p className="wall-more">{t('noFindings')}</p>}
      <ul>
        {[...byCode].map(([code, list]) => (
          <li key={code}>
            <b>{list.length}</b>
            <span>{t(`finding.${code}`)}</span>
            <small>{[...new Set(list.map((finding) => nameOf(finding.town)))].slice(0, 2).join('、')}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
