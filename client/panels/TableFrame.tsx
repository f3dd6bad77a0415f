import { Table, type TableProps } from 'antd';
import type { Key } from 'react';
import { useView } from '../stores/use-stores.ts';
import { AntdTheme } from '../ui/AntdTheme.tsx';
import { walkRows } from '../ui/walk-rows.ts';

export type Columns<T> = NonNullable<TableProps<T>['columns']>;

interface TableFrameProps<T> {
  readonly label: string;
  readonly className: string;
  readonly columns: Columns<T>;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => Key;
  /** What a press or Enter on a row does; rows without it are only read. */
  readonly open?: (row: T) => void;
  /** Key of the row that is open. */
  readonly chosen?: Key | null;
  /** The row that the pointer or the focus is on. */
  readonly pointed?: (row: T | null) => void;
  /** False for a list that the server gives page after page: all that was read is shown. */
  readonly isPaged?: boolean;
}

/** Rows to a page; up to a few more are shown at once. */
const PAGE_ROWS = 50;
const UNPAGED_ROWS = 60;

/** A sortable table in our colours. Arrows walk its rows, Enter opens one; many rows come in pages. */
export function TableFrame<T extends object>(props: TableFrameProps<T>) {
  const { label, className, columns, rows, keyOf, open, chosen = null, pointed, isPaged = true } = props;
  const theme = useView((view) => view.theme);
  const language = useView((view) => view.language);
  return (
    <AntdTheme theme={theme} language={language}>
      <div className={className} onKeyDown={walkRows} onMouseLeave={() => pointed?.(null)}>
        <Table<T>
          aria-label={label}
          size="small"
          sticky
          showSorterTooltip={false}
          columns={columns}
          dataSource={rows}
          rowKey={keyOf}
          rowClassName={(row) => (chosen !== null && keyOf(row) === chosen ? 'ant-table-row-selected' : '')}
          pagination={
            isPaged && rows.length > UNPAGED_ROWS
              ? { pageSize: PAGE_ROWS, size: 'small', showSizeChanger: false }
              : false
          }
          {...(open ? { onRow: (row: T) => rowHandlers(row, open, pointed) } : {})}
        />
      </div>
    </AntdTheme>
  );
}

function rowHandlers<T>(row: T, open: (row: T) => void, pointed: ((row: T | null) => void) | undefined) {
  return {
    tabIndex: 0,
    'data-row': true,
    onClick: () => open(row),
    onKeyDown: ({ key, target, currentTarget }: React.KeyboardEvent) => {
      if (key === 'Enter' && target === currentTarget) open(row);
    },
    onFocus: () => pointed?.(row),
    onBlur: () => pointed?.(null),
    onMouseEnter: () => pointed?.(row),
  };
}
