import { Grid } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../panels/use-names.ts';
import { TableFrame, type Columns } from '../../panels/TableFrame.tsx';
import { hundredths } from '../../panels/use-explained.ts';
import type { FinanceRow } from '../../selectors/finance-rows.ts';
import { GradeMark, ZoneMark } from '../../ui/ClassMark.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { MONEY_COLUMNS, type MoneyColumn } from './money-columns.ts';

interface FinanceTableProps {
  readonly rows: readonly FinanceRow[];
  readonly year: number;
  readonly period: string;
  /** Town of the row that is open. */
  readonly chosen: string;
  readonly choose: (town: string) => void;
}

/** Beside an open row, and on a small screen, there is room for what decides only. */
const NARROW: readonly MoneyColumn[] = ['paid', 'deducted'];

/** Towns with class, score, grade and what follows, and the money of the year to the fen. */
export function FinanceTable({ rows, year, period, chosen, choose }: FinanceTableProps) {
  const { t } = useTranslation('finance');
  const names = useNames();
  const { md = false, xl = false } = Grid.useBreakpoint();
  const isRoomy = xl && chosen === '';
  const columns = useMemo((): Columns<FinanceRow> => {
    const assessed: Columns<FinanceRow> = [
      {
        title: t('class'),
        key: 'class',
        width: 70,
        render: (_, { classId }) => <ZoneMark zone={classId} />,
        sorter: (a, b) => (a.classId ?? '').localeCompare(b.classId ?? ''),
      },
      {
        title: t('score'),
        key: 'score',
        width: 80,
        align: 'right',
        render: (_, { score }) => (score === null ? '–' : hundredths(score)),
        sorter: (a, b) => (a.score ?? -1) - (b.score ?? -1),
      },
      {
        title: t('grade'),
        key: 'grade',
        width: 90,
        render: (_, { grade }) => <GradeMark grade={grade} />,
        sorter: (a, b) => (a.score ?? -1) - (b.score ?? -1),
      },
      {
        title: t('rank'),
        key: 'rank',
        width: 70,
        align: 'right',
        render: (_, { rank }) => rank ?? '–',
        sorter: (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity),
      },
      {
        title: t('consequence'),
        key: 'consequence',
        render: (_, row) => <Follows row={row} />,
      },
    ];
    const money: Columns<FinanceRow> = (isRoomy ? MONEY_COLUMNS : NARROW).map((column) => ({
      title: t(column),
      key: column,
      width: 128,
      align: 'right',
      render: (_, { amounts }) => amountText(amounts, column) ?? t('undecided'),
      sorter: (a, b) => (a.amounts?.[`${column}Fen`] ?? -1) - (b.amounts?.[`${column}Fen`] ?? -1),
    }));
    const town: Columns<FinanceRow>[number] = {
      title: t('town'),
      key: 'town',
      render: (_, row) => <b>{names.shortTown(row.town)}</b>,
      sorter: (a, b) => names.town(a.town).localeCompare(names.town(b.town), 'zh'),
    };
    if (!md) return [town, ...assessed.filter(({ key }) => key === 'grade'), ...money.slice(0, 1)];
    return [
      town,
      { title: t('period', { period }), key: 'assessed', children: assessed },
      { title: t('year', { year }), key: 'money', children: money },
    ];
  }, [t, names, period, year, md, isRoomy]);
  return (
    <TableFrame<FinanceRow>
      label={t('title')}
      className="admin-table finance-table"
      columns={columns}
      rows={rows}
      keyOf={({ town }) => town}
      chosen={chosen}
      open={({ town }) => choose(town)}
    />
  );
}

/** An amount in yuan; `–` without a budget, and null while it waits for a score. */
export function amountText(amounts: FinanceRow['amounts'], column: MoneyColumn): string | null {
  if (!amounts) return '–';
  const waits = amounts.undecidedFen > 0 && (column === 'paid' || column === 'deducted' || column === 'pooled');
  return waits ? null : yuanText(amounts[`${column}Fen`]);
}

function Follows({ row: { consequences, rank } }: { readonly row: FinanceRow }) {
  const { t } = useTranslation('finance');
  const names = useNames();
  if (rank === null) return '–';
  if (consequences === null) return <span className="muted">{t('consequence-hidden')}</span>;
  const [first] = consequences;
  if (!first) return <span className="muted">{t('consequence-none')}</span>;
  return (
    <>
      {names.label(first.label)}
      {consequences.length > 1 && <small className="muted"> {t('more', { count: consequences.length })}</small>}
    </>
  );
}
