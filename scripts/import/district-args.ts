import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { districtIdSchema } from '../../shared/model/area.ts';
import { isKnownCrs } from './district-crs.ts';

export interface DistrictArgs {
  readonly id: string;
  readonly name: string;
  readonly towns: string;
  readonly grids: string | null;
  readonly crs: string | null;
  readonly timeZone: string;
  readonly nameField: string | null;
  readonly codeField: string | null;
  readonly gridAreaM2: number | null;
  readonly replace: boolean;
}

export const DISTRICT_USAGE =
  'npm run import -- district --id <id> --name <name> --towns <file> [--grids <file>] [--crs <EPSG:n|gcj02|bd09>] ' +
  '[--time-zone <iana>] [--name-field <column>] [--code-field <column>] [--grid-area-m2 <n>] [--replace]';

const OPTIONS = {
  id: { type: 'string' },
  name: { type: 'string' },
  towns: { type: 'string' },
  grids: { type: 'string' },
  crs: { type: 'string' },
  'time-zone': { type: 'string', default: 'Asia/Shanghai' },
  'name-field': { type: 'string' },
  'code-field': { type: 'string' },
  'grid-area-m2': { type: 'string' },
  replace: { type: 'boolean', default: false },
} as const;

const MIN_GRID_AREA_M2 = 1000;

/** Reads the command line; the error is one sentence that says what is wrong. */
export function parseDistrictArgs(args: readonly string[]): Result<DistrictArgs> {
  const read = readOptions(args);
  if (!read.ok) return read;
  const values = read.value;
  const missing = (['id', 'name', 'towns'] as const).find((key) => !values[key]);
  if (missing) return err(`--${missing} is missing. Usage: ${DISTRICT_USAGE}`);
  if (!districtIdSchema.safeParse(values.id).success) {
    return err(`--id "${values.id}" must be 1–40 small letters, digits or hyphens and start with a letter or digit.`);
  }
  if (values.crs !== undefined && !isKnownCrs(values.crs)) {
    return err(
      `--crs "${values.crs}" is not known; use EPSG:4326, 4490, 3857, 3395, 4491–4554 (CGCS2000 Gauss-Kruger), 326xx or 327xx (UTM), gcj02 or bd09.`,
    );
  }
  if (!isTimeZone(values['time-zone'])) return err(`--time-zone "${values['time-zone']}" is not an IANA time zone.`);
  const gridAreaM2 = values['grid-area-m2'] === undefined ? null : Number(values['grid-area-m2']);
  if (gridAreaM2 !== null && !(gridAreaM2 >= MIN_GRID_AREA_M2)) {
    return err(`--grid-area-m2 "${values['grid-area-m2']}" must be a number of at least ${MIN_GRID_AREA_M2}.`);
  }
  return ok({
    id: values.id!,
    name: values.name!,
    towns: values.towns!,
    grids: values.grids ?? null,
    crs: values.crs ?? null,
    timeZone: values['time-zone'],
    nameField: values['name-field'] ?? null,
    codeField: values['code-field'] ?? null,
    gridAreaM2,
    replace: values.replace,
  });
}

function readOptions(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options: OPTIONS, strict: true }).values);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0]! : String(error);
    return err(`${reason}. Usage: ${DISTRICT_USAGE}`);
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
