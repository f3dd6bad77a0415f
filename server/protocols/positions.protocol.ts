import { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { fixInputSchema, type FixInput, type Observation } from '../../shared/model/fix.ts';
import { readDevice, readTimeMs, toObservation } from './fields.ts';
import { isPlainFix } from './plain-fix.ts';
import {
  DEFAULT_SOURCE,
  type DecodeRefusal,
  type Decoded,
  type Protocol,
  type ProtocolRequest,
  type RowRefusal,
  type SourceOptions,
} from './protocol.ts';

/** Most fixes in one request. */
export const MAX_FIXES = 1000;

const bodySchema = z.looseObject({ fixes: z.array(z.unknown()) });

/** `POST /api/v1/positions` with `{fixes: […]}`. A row that cannot be read never sinks the rows beside it. */
export const positionsProtocol: Protocol = {
  id: 'positions',
  title: 'Jingge positions (JSON)',
  decode(request, source = DEFAULT_SOURCE) {
    const fixes = readRows(request);
    if (!fixes.ok) return fixes;
    const observations: Observation[] = [];
    const rows: number[] = [];
    const refused: RowRefusal[] = [];
    fixes.value.forEach((input, row) => {
      const fix = readRow(input, row, source);
      if (!fix.ok) return void refused.push(fix.error);
      observations.push(fix.value);
      rows.push(row);
    });
    return ok<Decoded>({ observations, rows, refused });
  },
};

function readRows(request: ProtocolRequest): Result<readonly unknown[], DecodeRefusal> {
  const body = bodySchema.safeParse(request.body);
  if (!body.success) return err({ code: 'malformed', field: 'fixes', reason: 'the body must be {"fixes": [...]}' });
  if (body.data.fixes.length > MAX_FIXES)
    return err({ code: 'too-many', field: 'fixes', reason: `at most ${MAX_FIXES} fixes in one request` });
  return ok(body.data.fixes);
}

function readRow(input: unknown, row: number, source: SourceOptions): Result<Observation, RowRefusal> {
  if (isPlainFix(input)) return observed(input, row, source);
  const parsed = fixInputSchema.safeParse(input);
  if (parsed.success) return observed(parsed.data, row, source);
  const issue = parsed.error.issues[0];
  return err({
    row,
    field: issue?.path.join('.') || unknownKey(issue) || 'fix',
    reason: issue?.message ?? 'invalid',
  });
}

function observed(fix: FixInput, row: number, source: SourceOptions): Result<Observation, RowRefusal> {
  const { time, lon, lat, accuracy = null, speed = null, heading = null, crs = source.crs } = fix;
  const device = readDevice(fix.device);
  if (device === null) return err({ row, field: 'device', reason: 'holds characters that a device name cannot have' });
  const fixTimeMs = typeof time === 'number' ? wholeMs(time) : readTimeMs(time, 0);
  if (fixTimeMs === null) return err({ row, field: 'time', reason: 'is not a time' });
  const read = { device, fixTimeMs, lon, lat, accuracyM: accuracy, speedMps: speed, headingDeg: heading, crs };
  return ok(toObservation(read));
}

function wholeMs(time: number): number | null {
  return time >= 0 && time <= 9_999_999_999_999 ? Math.round(time) : null;
}

function unknownKey(issue: z.core.$ZodIssue | undefined): string | undefined {
  return issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
}
