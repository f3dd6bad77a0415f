import { useStores } from '../stores/use-stores.ts';
import type { Selection } from '../stores/view.ts';
import { goTo } from './go-to.ts';
import { TableFrame, type Columns } from './TableFrame.tsx';

interface DeskTableProps<T> {
  readonly label: string;
  readonly columns: Columns<T> | undefined;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly selectionOf: (row: T) => Selection;
}

/** A table of things that are on the map: a row opens its thing, and the map shows the one that is pointed at. */
export function DeskTable<T extends object>({ label, columns, rows, keyOf, selectionOf }: DeskTableProps<T>) {
  const stores = useStores();
  const view = stores.view.getState();
  return (
    <TableFrame<T>
      label={label}
      className="desk-table"
      columns={columns ?? []}
      rows={rows}
      keyOf={keyOf}
      open={(row) => goTo(stores, selectionOf(row))}
      pointed={(row) => view.hovered(row && selectionOf(row))}
    />
  );
}
