import type { AreaGeometry, Town } from '../../shared/model/area.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { cellText, codeGiver, findColumns, hasColumn, kindOfName } from './district-columns.ts';
import { mendGeometry } from './district-repair.ts';
import { printable } from './file-text.ts';
import type { Source } from './district-source.ts';

/** A feature of a boundary file that can be used. */
export interface AreaRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  /** False when the source has no name for it and one was made up. */
  readonly named: boolean;
  readonly english: string;
  readonly kind: Town['kind'];
  readonly geometry: AreaGeometry;
}

/** What became of a row that was not simply taken. */
export interface RowNote {
  readonly row: number;
  readonly name: string;
  readonly what: string;
}

export interface ReadAreas {
  readonly accepted: readonly AreaRow[];
  readonly repaired: readonly RowNote[];
  readonly refused: readonly RowNote[];
  readonly notes: readonly string[];
}

export interface Fields {
  readonly nameField: string | null;
  readonly codeField: string | null;
  /** Made-up codes start with it. */
  readonly codePrefix: string;
  readonly codePattern: RegExp;
}

const NAME_LENGTH = 120;

/** Turns the rows of a source into named, mended areas; a row that cannot be used is refused by name and the others go on. */
export function readAreas(source: Source, fields: Fields): Result<ReadAreas> {
  for (const field of [fields.nameField, fields.codeField]) {
    if (field !== null && !hasColumn(source.rows, field)) {
      const headers = [...new Set(source.rows.flatMap((r) => Object.keys(r.properties)))];
      return err(`there is no column "${field}"; the file has ${printable(headers.join(', ')) || 'no columns'}`);
    }
  }
  const columns = findColumns(source.rows, fields.nameField, fields.codeField);
  const giveCode = codeGiver(fields.codePrefix, fields.codePattern);
  const accepted: AreaRow[] = [];
  const repaired: RowNote[] = [];
  const refused: RowNote[] = [];
  let madeCodes = 0;
  for (const row of source.rows) {
    const given = cellText(row, columns.name);
    const name = (given ?? `第 ${row.row} 区`).slice(0, NAME_LENGTH);
    const mended = mendGeometry(row.geometry, source.toWgs84);
    if (!mended.ok) {
      refused.push({ row: row.row, name, what: mended.error });
      continue;
    }
    if (mended.value.repairs.length > 0) repaired.push({ row: row.row, name, what: mended.value.repairs.join(', ') });
    const { code, made } = giveCode(cellText(row, columns.code), row.row);
    if (made) madeCodes++;
    const english = (cellText(row, columns.english) ?? given ?? `Area ${row.row}`).slice(0, NAME_LENGTH);
    const kind = kindOfName(name);
    accepted.push({
      row: row.row,
      code,
      name,
      named: given !== null,
      english,
      kind,
      geometry: mended.value.geometry,
    });
  }
  return ok({
    accepted,
    repaired,
    refused,
    notes: [
      ...source.notes,
      `names from ${columns.name ?? 'nowhere'}, codes from ${columns.code ?? 'nowhere'}${madeCodes > 0 ? ` (${madeCodes} made up)` : ''}`,
    ],
  });
}
