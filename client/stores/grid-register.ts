import type { GridColumns, GridEntry } from '../../shared/model/grid-register.ts';

/** All grids of the district by name, without shapes: columns as they came, entries made when somebody looks. */
export interface GridRegister {
  readonly size: number;
  readonly names: readonly string[];
  at(index: number): GridEntry | null;
  byCode(code: string): GridEntry | null;
  townOf(index: number): string | undefined;
  /** Indices of the grids of a town. */
  indicesOf(town: string): readonly number[];
  of(area: { readonly town: string } | { readonly community: string }): readonly GridEntry[];
  /** Every entry, one after the other; none is kept. */
  entries(): Iterable<GridEntry>;
}

const NONE: readonly number[] = [];

export function createGridRegister(columns: GridColumns): GridRegister {
  const { index, code, name, town, community, towns, communities } = columns;
  const rowOfIndex = new Map(index.map((one, row) => [one, row]));
  const rowsOfTown = rowsBy(town, towns);
  const rowsOfCommunity = lazily(() => rowsBy(community, communities));
  const rowOfCode = lazily(() => new Map(code.map((one, row) => [one, row])));
  const indicesOfTown = new Map([...rowsOfTown].map(([one, rows]) => [one, rows.map((row) => index[row]!)]));

  function entry(row: number): GridEntry {
    return {
      index: index[row]!,
      code: code[row]!,
      name: name[row]!,
      town: towns[town[row]!]!,
      community: communities[community[row]!]!,
    };
  }

  function entryOr(row: number | undefined): GridEntry | null {
    return row === undefined ? null : entry(row);
  }

  return {
    size: index.length,
    names: name,
    at: (at) => entryOr(rowOfIndex.get(at)),
    byCode: (one) => entryOr(rowOfCode().get(one)),
    townOf(at) {
      const row = rowOfIndex.get(at);
      return row === undefined ? undefined : towns[town[row]!];
    },
    indicesOf: (one) => indicesOfTown.get(one) ?? NONE,
    of(area) {
      const rows = 'town' in area ? rowsOfTown.get(area.town) : rowsOfCommunity().get(area.community);
      return (rows ?? NONE).map(entry);
    },
    *entries() {
      for (let row = 0; row < index.length; row++) yield entry(row);
    },
  };
}

function rowsBy(column: readonly number[], codes: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const rows = codes.map((): number[] => []);
  column.forEach((place, row) => rows[place]!.push(row));
  return new Map(codes.map((one, place) => [one, rows[place]!]));
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
