import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isEnded } from '../../shared/cases/ended-states.ts';
import type { CaseRow } from '../selectors/desk-rows.ts';
import { EmptyNote } from '../ui/EmptyNote.tsx';
import { CaseMark } from '../ui/CaseMark.tsx';
import { RowList } from './RowList.tsx';
import { useFormats } from './use-formats.ts';
import { useMoment } from './use-moment.ts';
import { useNames } from './use-names.ts';

interface CaseRowsProps {
  readonly cases: readonly CaseRow[];
  /** Leaves out the town where every row has the same one. */
  readonly within?: 'town';
}

/** Cases with what they are, where, and how they stand against their time; those that no map shows can be picked out. */
export function CaseRows({ cases, within }: CaseRowsProps) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const names = useNames();
  const { nowMs } = useMoment();
  const [onlyUnplaced, setOnlyUnplaced] = useState(false);
  if (cases.length === 0) return <EmptyNote>{t('list.noCases')}</EmptyNote>;
  const unplaced = cases.filter(({ item }) => item.lon === null);
  const isPicking = onlyUnplaced && unplaced.length > 0;
  const rows = (isPicking ? unplaced : cases).map(({ item, lateness }) => ({
    key: item.id,
    to: { kind: 'case', id: item.id } as const,
    loud: lateness === 'late',
    mark: <CaseMark lateness={lateness} />,
    title: word(`category.${item.category}`),
    detail: placeName(item) ?? '',
    end: (
      <>
        <span>{word(`caseState.${item.state}`)}</span>
        <small>{clock(item, isEnded(item.state) ? null : lateness)}</small>
      </>
    ),
  }));
  return (
    <>
      {unplaced.length > 0 && (
        <button
          type="button"
          className="link text-button"
          aria-pressed={isPicking}
          onClick={() => setOnlyUnplaced(!isPicking)}
        >
          {isPicking ? t('list.allCases') : t('list.unplaced', { count: unplaced.length })}
        </button>
      )}
      <RowList label={t('tab.cases')} rows={rows} />
    </>
  );

  function placeName({ lon, town }: CaseRow['item']): string | null {
    if (lon === null) return t('case.unplaced');
    return within ? null : names.town(town);
  }

  function clock({ nextClock, nextDueMs, updatedMs }: CaseRow['item'], lateness: string | null): string {
    if (lateness === null || nextClock === null || nextDueMs === null) return formats.moment(updatedMs, nowMs);
    const left =
      lateness === 'late'
        ? t('case.over', { age: formats.age(nowMs - nextDueMs) })
        : t('case.left', { age: formats.age(nextDueMs - nowMs) });
    return `${word(`nextClock.${nextClock}`)} ${left}`;
  }
}
