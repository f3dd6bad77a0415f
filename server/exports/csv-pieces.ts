import { BYTE_ORDER_MARK, csvLine, type Cell } from '../../shared/exports/csv-text.ts';

/** Pages of lines as a CSV file, a page a piece. */
export async function* csvPieces(pages: AsyncIterable<readonly (readonly Cell[])[]>): AsyncGenerator<Uint8Array> {
  let start = BYTE_ORDER_MARK;
  for await (const page of pages) {
    yield Buffer.from(start + page.map(csvLine).join(''));
    start = '';
  }
}
