import { useTranslation } from 'react-i18next';
import type { Deduction } from '../../../shared/assessment/inspections.ts';
import { useNames } from '../use-names.ts';

/** What was taken off the score: each finding with its deadline, what came of it, and what it still costs. */
export function Deductions({ deductions }: { readonly deductions: readonly Deduction[] }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <ul className="evidence-list">
      {deductions.map((one) => (
        <li key={one.id}>
          <b>{names.label(one.label)}</b>
          <span className="evidence-end">{t('evidence.points', { points: -one.deducted, of: one.points })}</span>
          <small>
            {one.date} · {t(`evidence.deductionFrom.${one.source}`)} · {t(`evidence.rectified.${one.state}`)}
            {one.rectifiedOn !== null && ` ${one.rectifiedOn}`}
            {one.deadline !== null && ` · ${t('evidence.deadline', { day: one.deadline })}`}
            {one.evidence !== null && ` · ${one.evidence}`}
          </small>
        </li>
      ))}
    </ul>
  );
}
