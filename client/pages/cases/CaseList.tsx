import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCase } from '../../../shared/desk/desk-filter.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { CaseLine } from './CaseLine.tsx';
import { useCaseWords } from './use-case-words.ts';

interface CaseListProps {
  readonly rows: readonly DeskCase[];
  readonly chosen: string | null;
  readonly choose: (item: DeskCase) => void;
  /** Reads on when the end comes into sight; null when there is nothing more. */
  readonly more: (() => void) | null;
  readonly took: (items: readonly DeskCase[]) => void;
}

const ROW_PX = 62;
/** Rows before the end at which the next page is read. */
const AHEAD_ROWS = 40;
const LIST_ID = 'case-list';

/** Cases, what is due first on top; as many rows are built as can be seen. The chosen one is kept in sight. */
export function CaseList({ rows, chosen, choose, more, took }: CaseListProps) {
  const { t } = useTranslation('cases');
  const { boxRef, first, end, onScroll, reveal } = useVirtualRows(rows.length, ROW_PX);
  const shown = rows.slice(first, end);
  const at = rows.findIndex(({ id }) => id === chosen);
  const unread = useCaseWords(shown, took);
  useEffect(() => {
    if (at >= 0) reveal(at);
  }, [at, reveal]);
  const isNearEnd = end >= rows.length - AHEAD_ROWS;
  useEffect(() => {
    if (isNearEnd) more?.();
  }, [isNearEnd, more]);
  return (
    <div
      ref={boxRef}
      id={LIST_ID}
      className="case-list"
      role="listbox"
      aria-label={t('list')}
      aria-activedescendant={at >= first && at < end ? `${LIST_ID}-${at}` : undefined}
      tabIndex={0}
      onScroll={onScroll}
    >
      <div role="presentation" style={{ height: rows.length * ROW_PX, position: 'relative' }}>
        <div role="presentation" className="case-lines" style={{ top: first * ROW_PX }}>
          {shown.map((item, row) => (
            <CaseLine
              key={item.id}
              id={`${LIST_ID}-${first + row}`}
              item={item}
              place={first + row + 1}
              count={rows.length}
              isChosen={item.id === chosen}
              isUnread={unread.has(item.id)}
              choose={choose}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
