import type { TableProps } from 'antd';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TownRow } from '../selectors/desk-rows.ts';
import { CoverageBar } from '../ui/CoverageBar.tsx';
import { GradeMark, ZoneMark } from '../ui/ClassMark.tsx';
import { DeskTable } from './DeskTable.tsx';
import { useFormats } from './use-formats.ts';
import { useNames } from './use-names.ts';

/** Towns, most trouble first, with class, grade, coverage and cases; a click drills down. */
export const TownTable = memo(function TownTable({ rows }: { readonly rows: readonly TownRow[] }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const gradeWidth = i18n.language === 'en' ? 90 : 68;
  const columns = useMemo(
    (): TableProps<TownRow>['columns'] => [
      {
        title: t('table.town'),
        key: 'town',
        render: (_, row) => <b className="cell-name">{names.shortTown(row.town.code)}</b>,
        sorter: (a, b) => names.town(a.town.code).localeCompare(names.town(b.town.code), 'zh'),
      },
      {
        title: t('table.zone'),
        key: 'zone',
        width: 62,
        render: (_, row) => <ZoneMark zone={row.standing?.zone?.value ?? null} />,
        sorter: (a, b) => (a.standing?.zone?.score ?? -1) - (b.standing?.zone?.score ?? -1),
      },
      {
        title: t('table.grade'),
        key: 'grade',
        width: gradeWidth,
        render: (_, row) => <GradeMark grade={row.standing?.grade?.value ?? null} />,
        sorter: (a, b) => (a.standing?.grade?.score ?? -1) - (b.standing?.grade?.score ?? -1),
      },
      {
        title: t('table.coverage'),
        key: 'coverage',
        width: 76,
        render: (_, row) => row.figures && <CoverageBar counts={row.figures.gridsByState} />,
        sorter: (a, b) => a.troubleShare - b.troubleShare,
      },
      {
        title: t('table.cases'),
        key: 'cases',
        width: 88,
        align: 'right',
        render: (_, row) => <CaseCount figures={row.figures} />,
        sorter: (a, b) =>
          (a.figures?.lateCases ?? 0) - (b.figures?.lateCases ?? 0) ||
          (a.figures?.openCases ?? 0) - (b.figures?.openCases ?? 0),
      },
    ],
    [t, names, gradeWidth],
  );
  return (
    <DeskTable
      label={t('tab.towns')}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.town.code}
      selectionOf={(row) => ({ kind: 'town', code: row.town.code })}
    />
  );
});

function CaseCount({ figures }: Pick<TownRow, 'figures'>) {
  const formats = useFormats();
  const { openCases = 0, lateCases = 0 } = figures ?? {};
  return (
    <span>
      {formats.count(openCases)} / <b className={lateCases > 0 ? 'loud' : undefined}>{formats.count(lateCases)}</b>
    </span>
  );
}
