/**
 * What makes a spreadsheet take a cell for a formula or a command when it stands first, full-width twins included: input
 * methods for Chinese write them, and spreadsheets narrow them.
 */
const FORMULA_STARTS: ReadonlySet<string> = new Set(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);

/** Blanks and marks that are not seen, which spreadsheets and their importers drop before they look. */
const UNSEEN = /^[\s\u00ad\u180e\u200b-\u200f\u2060\ufeff]+/;

/** What a spreadsheet shows before a text that must stay one: itself not shown, and no start of a formula. */
const TEXT_MARK = "'";

/**
 * A cell for CSV or a workbook that a spreadsheet shows and never runs (ACC-67): numbers stay numbers, text that would
 * begin a formula gets a mark before it. No other letter is changed, and quoting is left to whoever writes the file.
 */
export function spreadsheetCell(value: string | number | boolean | null): string | number {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? value : '';
  return typeof value === 'boolean' ? String(value) : spreadsheetText(value);
}

/** Text that a spreadsheet takes for text. */
export function spreadsheetText(text: string): string {
  const [first = ''] = text;
  const [firstSeen = ''] = text.replace(UNSEEN, '');
  return FORMULA_STARTS.has(first) || FORMULA_STARTS.has(firstSeen) ? TEXT_MARK + text : text;
}
