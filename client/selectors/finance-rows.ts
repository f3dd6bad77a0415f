import type { Grade } from '../../shared/assessment/grades.ts';
import type { Consequence } from '../../shared/assessment/consequences.ts';
import type { TownFile } from '../../shared/assessment/town-file.ts';
import type { SheetLine } from '../../shared/funding/payout-sheet.ts';

/** One town in the table of funds: how it was assessed in a period, and what it is given in the year. */
export interface FinanceRow {
  readonly town: string;
  readonly classId: SheetLine['classId'];
  /** Of the period; null without a record. */
  readonly score: number | null;
  readonly grade: Grade | null;
  readonly rank: number | null;
  /** What follows in the period; null where it is not told. */
  readonly consequences: readonly Consequence[] | null;
  /** Of the year, fen; null without a budget. */
  readonly amounts: SheetLine['amounts'];
  readonly state: SheetLine['state'] | null;
}

interface Ranked {
  readonly town: string;
  readonly rank: number;
  readonly consequences: readonly Consequence[] | null;
}

interface FinanceParts {
  readonly lines: readonly SheetLine[];
  readonly files: readonly TownFile[];
  readonly ranked: readonly Ranked[];
}

/** Every town that has a line in the sheet or a record in the period, in the order of the sheet, then of the records. */
export function financeRows({ lines, files, ranked }: FinanceParts): readonly FinanceRow[] {
  const lineOf = new Map(lines.map((line) => [line.town, line]));
  const fileOf = new Map(files.map((file) => [file.town, file]));
  const rankOf = new Map(ranked.map((one) => [one.town, one]));
  return [...new Set([...lineOf.keys(), ...fileOf.keys()])].map((town) => {
    const line = lineOf.get(town);
    const grade = fileOf.get(town)?.grade ?? null;
    const place = rankOf.get(town);
    return {
      town,
      classId: line?.classId ?? null,
      score: grade?.score ?? null,
      grade: grade?.value ?? null,
      rank: place?.rank ?? null,
      consequences: place ? place.consequences : null,
      amounts: line?.amounts ?? null,
      state: line?.state ?? null,
    };
  });
}
