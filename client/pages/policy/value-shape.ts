import type { PolicyItem } from '../../../shared/http/endpoints/policies.ts';
import type { Label } from '../../../shared/model/basis.ts';
import { isFields, isLabel, type Fields } from '../../selectors/policy-places.ts';

type Value = PolicyItem['value'];

/** How a value of a policy is shown to a person; decided by its form alone, so that new parameters need no renderer. */
export type Shape =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'flag'; readonly on: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly unit: string | null }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'label'; readonly label: Label }
  /** Lower bounds, best first: each band reaches up to the bound before it. */
  | { readonly kind: 'bands'; readonly bands: readonly Band[]; readonly unit: string | null }
  /** A number for each of several things; `whole` when they are parts of one. */
  | {
      readonly kind: 'figures';
      readonly rows: readonly Figure[];
      readonly unit: string | null;
      readonly whole: boolean;
    }
  /** From the least to the most; several are windows of the day. */
  | { readonly kind: 'ranges'; readonly ranges: readonly (readonly [number, number])[]; readonly unit: string | null }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'labels'; readonly labels: readonly Label[] }
  /** What has to be reached or kept, with direction and due date. */
  | { readonly kind: 'targets'; readonly targets: readonly Fields[] }
  /** Tasks with units, targets and measures. */
  | { readonly kind: 'tasks'; readonly tasks: readonly Fields[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly Fields[] }
  | { readonly kind: 'records'; readonly records: readonly Fields[] }
  | { readonly kind: 'shapes'; readonly shapes: readonly Shape[] }
  | { readonly kind: 'fields'; readonly fields: readonly { readonly name: string; readonly shape: Shape }[] };

export interface Band {
  readonly code: string;
  readonly lower: number;
  readonly upper: number | null;
}
interface Figure {
  readonly code: string;
  readonly value: number;
}

/** Parts that say where an item comes from; shown beside it, never as a column of their own. */
export const PROVENANCE: ReadonlySet<string> = new Set(['clause', 'basis', 'quote', 'note']);
const WIDEST_TABLE = 7;

/** The form of a value. `name` is its key or field, which tells shares and bounds from other numbers. */
export function shapeOf(value: Value, name: string, unit: string | null = null): Shape {
  if (value === null) return { kind: 'nothing' };
  if (typeof value === 'boolean') return { kind: 'flag', on: value };
  if (typeof value === 'number') return { kind: 'number', value, unit: unitOf(name, [value], unit) };
  if (typeof value === 'string') return { kind: 'text', text: value };
  return Array.isArray(value) ? listShape(value, name, unit) : fieldsShape(value, name, unit);
}

function listShape(values: readonly Value[], name: string, unit: string | null): Shape {
  if (values.length === 0) return { kind: 'nothing' };
  if (values.every(isScalar)) return { kind: 'list', items: values.map(String) };
  if (values.every(isPair)) return { kind: 'ranges', ranges: values, unit };
  if (!values.every(isFields)) return { kind: 'shapes', shapes: values.map((value) => shapeOf(value, name)) };
  if (values.every(isLabel)) return { kind: 'labels', labels: values };
  if (values.every((fields) => 'blocks' in fields)) return { kind: 'tasks', tasks: values };
  if (values.every((fields) => 'direction' in fields)) return { kind: 'targets', targets: values };
  const columns = columnsOf(values);
  const flat = values.every((fields) => columns.every((column) => isCell(fields[column])));
  return flat && columns.length <= WIDEST_TABLE
    ? { kind: 'table', columns, rows: values }
    : { kind: 'records', records: values };
}

function fieldsShape(value: Fields, name: string, unit: string | null): Shape {
  if (isLabel(value)) return { kind: 'label', label: value };
  const entries = Object.entries(value);
  const labels = entries.map((entry) => entry[1]).filter(isLabel);
  if (entries.length > 0 && labels.length === entries.length) return { kind: 'labels', labels };
  const numbers = entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  // A table of weights is of one kind even where a key, such as mainAreaShare, sounds like another.
  const ofOneKind = /(bounds|weights|shares)$/i.test(name) || !entries.some(hasOwnUnit);
  const alike = numbers.length === entries.length && entries.length > 1 && ofOneKind;
  if (!alike) return { kind: 'fields', fields: entries.map(([field, part]) => fieldOf(field, part, unit)) };
  const { least, most } = value;
  if (entries.length === 2 && typeof least === 'number' && typeof most === 'number')
    return { kind: 'ranges', ranges: [[least, most]], unit };
  if (/bounds$/i.test(name)) return { kind: 'bands', bands: bandsOf(numbers), unit };
  const figures = numbers.map((entry) => entry[1]);
  const whole = /weights$/i.test(name) || (/shares$/i.test(name) && Math.abs(sum(figures) - 1) < 1e-9);
  const rows = numbers.map(([code, number]) => ({ code, value: number }));
  return { kind: 'figures', rows, unit: unitOf(name, figures, unit), whole };
}

/** The unit of a whole value is that of the lists of pairs in it; other fields bring their own. */
function fieldOf(name: string, value: Value, unit: string | null) {
  return { name, shape: shapeOf(value, name, Array.isArray(value) ? unit : null) };
}

function hasOwnUnit([name, value]: readonly [string, Value]): boolean {
  return suffixUnit(name) !== null || (/share$/i.test(name) && typeof value === 'number');
}

function bandsOf(entries: readonly (readonly [string, number])[]): readonly Band[] {
  const falling = entries.toSorted((a, b) => b[1] - a[1]);
  return falling.map(([code, lower], at) => ({ code, lower, upper: at === 0 ? null : falling[at - 1]![1] }));
}

/** `share` where a name says so and every number fits; else the unit as the document's file gives it. */
function unitOf(name: string, numbers: readonly number[], unit: string | null): string | null {
  const isShare = /(shares?|rates?|ratio)$/i.test(name) && numbers.every((number) => number >= 0 && number <= 1);
  if (unit === null && isShare) return 'share';
  return unit ?? suffixUnit(name);
}

/** Units that house names end with: `withinMinutes`, `areaM2`, `ageMs`. */
function suffixUnit(name: string): string | null {
  const match = /[a-z0-9](M2|Mps|Ms|Minutes|Minute|Hours|Days|Months|Years|Metres|Km|M|Fen)$/.exec(name);
  if (!match) return null;
  return SUFFIXES[match[1]!] ?? null;
}

const SUFFIXES: Readonly<Record<string, string>> = {
  M2: 'm2',
  Mps: 'm/s',
  Ms: 'ms',
  Minutes: 'minute',
  Hours: 'hour',
  Days: 'day',
  Months: 'month',
  Years: 'year',
  Metres: 'm',
  Km: 'km',
  M: 'm',
  Fen: 'fen',
};

function columnsOf(records: readonly Fields[]): readonly string[] {
  const names = new Set(records.flatMap((record) => Object.keys(record)));
  return [...names].filter((name) => !PROVENANCE.has(name));
}

function isCell(value: Value | undefined): boolean {
  if (value === undefined || value === null || isScalar(value)) return true;
  return isLabel(value) || (Array.isArray(value) && value.length <= 8 && value.every(isScalar));
}

function isPair(value: Value): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number');
}

function isScalar(value: Value): value is string | number | boolean {
  return value !== null && typeof value !== 'object';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
