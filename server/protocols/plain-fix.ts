import { isFixCrs, type FixInput } from '../../shared/model/fix.ts';

/** A fix whose time is epoch milliseconds. */
export type PlainFix = FixInput & { readonly time: number };

const MOST_NAME_LENGTH = 64;

/**
 * Whether a row is a fix as nearly every phone sends it: what this takes `fixInputSchema` takes too, unchanged. Whatever else comes
 * is left to the schema, which also says what is wrong with it; a street full of phones sends twenty thousand rows a second.
 */
export function isPlainFix(input: unknown): input is PlainFix {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return false;
  const { device, time, lon, lat, accuracy, speed, heading, crs } = input as Partial<Record<keyof FixInput, unknown>>;
  return (
    typeof device === 'string' &&
    device.length > 0 &&
    device.length <= MOST_NAME_LENGTH &&
    Number.isFinite(time) &&
    Number.isFinite(lon) &&
    Number.isFinite(lat) &&
    (accuracy === undefined || (Number.isFinite(accuracy) && (accuracy as number) >= 0)) &&
    (speed === undefined || Number.isFinite(speed)) &&
    (heading === undefined || Number.isFinite(heading)) &&
    (crs === undefined || isFixCrs(crs)) &&
    hasNoOther(input)
  );
}

const KNOWN: ReadonlySet<string> = new Set<keyof FixInput>([
  'device',
  'time',
  'lon',
  'lat',
  'accuracy',
  'speed',
  'heading',
  'crs',
]);

function hasNoOther(input: object): boolean {
  for (const key in input) if (!KNOWN.has(key)) return false;
  return true;
}
