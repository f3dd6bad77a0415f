import { useWords } from '../use-words.ts';
import { nameOf, type Fields } from '../../../selectors/policy-places.ts';
import { shapeOf } from '../value-shape.ts';
import { Provenance } from './Provenance.tsx';
import { ValueView } from './ValueView.tsx';

interface RecordTableProps {
  readonly columns: readonly string[];
  readonly rows: readonly Fields[];
}

/** Things of one kind as a table: towns with their numbers, units with their duties. */
export function RecordTable({ columns: all, rows }: RecordTableProps) {
  const words = useWords();
  // Where the thing has a name, an id is for the program; an official code of digits is for people too.
  const named = rows.every((row) => nameOf(row) !== null);
  const forProgram = (column: string) =>
    column === 'id' || (column === 'code' && !rows.every((row) => /^\d+$/.test(String(row[column]))));
  const columns = all.filter((column) => !named || !forProgram(column));
  const numeric = new Set(columns.filter((column) => rows.every((row) => typeof row[column] === 'number')));
  const stated = rows.some((row) => 'clause' in row || 'basis' in row);
  return (
    <div className={stated || columns.length > 3 ? 'record-table is-wide' : 'record-table'}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={numeric.has(column) ? 'is-number' : undefined}>
                {words.field(column)}
              </th>
            ))}
            {stated && <th scope="col">{words.field('clause')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {columns.map((column) => (
                <td key={column} className={numeric.has(column) ? 'is-number' : undefined}>
                  {row[column] !== undefined && row[column] !== null && (
                    <ValueView shape={shapeOf(row[column], column, unitIn(row, column))} name={column} inside />
                  )}
                </td>
              ))}
              {stated && (
                <td>
                  <Provenance of={row} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A record may name the unit of its own number beside it. */
function unitIn(row: Fields, column: string): string | null {
  const unit = row['unit'];
  return column === 'value' && typeof unit === 'string' ? unit : null;
}
