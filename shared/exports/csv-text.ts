import { spreadsheetCell } from './spreadsheet-text.ts';

/** One cell of a file before it is written. */
export type Cell = string | number | null;

/** What a file of UTF-8 begins with so that spreadsheets take it for UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** One line of CSV by RFC 4180 with its CRLF, safe from formulas (EXP-2). */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: Cell): string {
  const text = String(spreadsheetCell(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
