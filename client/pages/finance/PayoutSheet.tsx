import { useTranslation } from 'react-i18next';
import { localDate } from '../../../shared/lib/local-day.ts';
import type { Funding } from '../../panels/evidence/FundingSheet.tsx';
import { hundredths } from '../../panels/use-explained.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useNames } from '../../panels/use-names.ts';
import type { FinanceRow } from '../../selectors/finance-rows.ts';
import { useDistrict, useServerNow } from '../../stores/use-stores.ts';
import { PrintSheet } from '../../ui/PrintSheet.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { amountText } from './FinanceTable.tsx';
import { MONEY_COLUMNS } from './money-columns.ts';

interface PayoutSheetProps {
  readonly rows: readonly FinanceRow[];
  readonly funding: Funding;
  readonly period: string;
  readonly done: () => void;
}

/** The table on paper, with what it is by, how sure it is, and lines to sign on. */
export function PayoutSheet({ rows, funding, period, done }: PayoutSheetProps) {
  const { t } = useTranslation('finance');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const formats = useFormats();
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const nowMs = useServerNow();
  const { year, notice, totals, rules, record } = funding;
  return (
    <PrintSheet done={done}>
      <h1>{t('sheet-title')}</h1>
      <p>
        {names.of(null)} · {t('period', { period })} · {t('year', { year })}
      </p>
      <p>{names.label(notice)}</p>
      <table>
        <thead>
          <tr>
            {(['town', 'class', 'score', 'grade', ...MONEY_COLUMNS] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ town, classId, score, grade, amounts }) => (
            <tr key={town}>
              <th scope="row">{names.town(town)}</th>
              <td>{classId ?? '–'}</td>
              <td>{score === null ? '–' : hundredths(score)}</td>
              <td>{grade === null ? '–' : word(`grade.${grade}`)}</td>
              {MONEY_COLUMNS.map((column) => (
                <td key={column}>{amountText(amounts, column) ?? t('undecided')}</td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {t('total')}
              </th>
              {MONEY_COLUMNS.map((column) => (
                <td key={column}>{yuanText(totals[`${column}Fen`])}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {rules && (
        <p>
          {t('source')} {[...new Set(rules.sources.map(({ clause }) => clause))].join(' · ')}
        </p>
      )}
      {record && record.basis !== 'source' && record.basis !== 'clause' && <p>{word(`basis.${record.basis}`)}</p>}
      <footer>
        <p className="sheet-signatures">
          <span>{t('prepared')}</span>
          <span>{t('reviewed')}</span>
          <span>{t('approved')}</span>
        </p>
        <p>{t('printed', { day: localDate(nowMs, timeZone), time: formats.second(nowMs) })}</p>
      </footer>
    </PrintSheet>
  );
}
