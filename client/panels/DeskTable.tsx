import { Table, type TableProps } from 'antd';
import { useStores, useView } from '../stores/use-stores.ts';
import type { Selection } from '../stores/view.ts';
import { AntdTheme } from '../ui/AntdTheme.tsx';
import { walkRows } from '../ui/walk-rows.ts';
import { goTo } from './go-to.ts';

interface DeskTableProps<T> {
  readonly label: string;
  readonly columns: TableProps<T>['columns'];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly selectionOf: (row: T) => Selection;
}

/** A sortable table whose rows open things; arrows walk it, Enter opens. Many rows come in pages. */
export function DeskTable<T extends object>({ label, columns, rows, keyOf, selectionOf }: DeskTableProps<T>) {
  const stores = useStores();
  const view = stores.view.getState();
  const theme = useView((state) => state.theme);
  const language = useView((state) => state.language);
  return (
    <AntdTheme theme={theme} language={language}>
      <div className="desk-table" onKeyDown={walkRows} onMouseLeave={() => view.hovered(null)}>
        <Table<T>
          aria-label={label}
          size="small"
          sticky
          showSorterTooltip={false}
          columns={columns ?? []}
          dataSource={rows}
          rowKey={keyOf}
          pagination={rows.length > 60 ? { pageSize: 50, size: 'small', showSizeChanger: false } : false}
          onRow={(row) => ({
            tabIndex: 0,
            'data-row': true,
            onClick: () => goTo(stores, selectionOf(row)),
            onKeyDown: (event) => {
              if (event.key === 'Enter') goTo(stores, selectionOf(row));
            },
            onFocus: () => view.hovered(selectionOf(row)),
            onBlur: () => view.hovered(null),
            onMouseEnter: () => view.hovered(selectionOf(row)),
          })}
        />
      </div>
    </AntdTheme>
  );
}
