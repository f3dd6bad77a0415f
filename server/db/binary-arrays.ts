import { sql, type SQL } from 'drizzle-orm';

/**
 * Array parameters of bulk statements as PostgreSQL itself writes them: printing half a million numbers and reading them again
 * costs more than storing them.
 */

interface Element {
  readonly type: 'bigint' | 'integer' | 'float8' | 'boolean';
  /** Of the built-in type, the same in every PostgreSQL. */
  readonly oid: number;
  readonly bytes: number;
  readonly write: (view: DataView, at: number, value: number) => void;
}

const TWO_32 = 0x1_0000_0000;

const BIGINT: Element = {
  type: 'bigint',
  oid: 20,
  bytes: 8,
  write(view, at, value) {
    const high = Math.floor(value / TWO_32);
    view.setInt32(at, high);
    view.setUint32(at + 4, value - high * TWO_32);
  },
};
const INTEGER: Element = { type: 'integer', oid: 23, bytes: 4, write: (view, at, value) => view.setInt32(at, value) };
const FLOAT8: Element = { type: 'float8', oid: 701, bytes: 8, write: (view, at, value) => view.setFloat64(at, value) };
const BOOLEAN: Element = { type: 'boolean', oid: 16, bytes: 1, write: (view, at, value) => view.setInt8(at, value) };
const TEXT_OID = 25;

/** Whole numbers within ±2⁵³. */
export const bigints = (values: readonly number[]) => fixedWidth(BIGINT, values);
export const integers = (values: readonly (number | null)[]) => fixedWidth(INTEGER, values);
export const floats = (values: readonly (number | null)[]) => fixedWidth(FLOAT8, values);
export const booleans = (values: readonly boolean[]) => fixedWidth(BOOLEAN, values.map(Number));

/** Texts without U+0000. */
export function texts(values: readonly string[]): SQL {
  const bytes = values.reduce((sum, value) => sum + LENGTH_BYTES + Buffer.byteLength(value), HEAD_BYTES);
  const array = Buffer.allocUnsafe(bytes);
  writeHead(new DataView(array.buffer, array.byteOffset), TEXT_OID, values.length, false);
  let at = HEAD_BYTES;
  for (const value of values) {
    const length = array.write(value, at + LENGTH_BYTES);
    array.writeInt32BE(length, at);
    at += LENGTH_BYTES + length;
  }
  return sql`${sql.param(array)}::text[]`;
}

const HEAD_BYTES = 20;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;

function fixedWidth({ type, oid, bytes, write }: Element, values: readonly (number | null)[]): SQL {
  const array = Buffer.allocUnsafe(HEAD_BYTES + values.length * (LENGTH_BYTES + bytes));
  const view = new DataView(array.buffer, array.byteOffset);
  let hasNull = false;
  let at = HEAD_BYTES;
  for (const value of values) {
    view.setInt32(at, value === null ? NULL_LENGTH : bytes);
    at += LENGTH_BYTES;
    if (value === null) hasNull = true;
    else {
      write(view, at, value);
      at += bytes;
    }
  }
  writeHead(view, oid, values.length, hasNull);
  return sql`${sql.param(array.subarray(0, at))}::${sql.raw(type)}[]`;
}

/** One dimension from 1 up. */
function writeHead(view: DataView, oid: number, values: number, hasNull: boolean): void {
  view.setInt32(0, 1);
  view.setInt32(4, hasNull ? 1 : 0);
  view.setInt32(8, oid);
  view.setInt32(12, values);
  view.setInt32(16, 1);
}
