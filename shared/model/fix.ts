import { z } from 'zod';

/** Coordinate systems a source may declare; converted to WGS-84 once, at the edge. */
const FIX_CRS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
export type FixCrs = (typeof FIX_CRS)[number];

export function isFixCrs(value: unknown): value is FixCrs {
  return FIX_CRS.some((crs) => crs === value);
}

/** One position as a device reports it over `POST /api/v1/positions`. */
export const fixInputSchema = z.strictObject({
  device: z.string().min(1).max(64),
  /** ISO 8601 with zone, or epoch milliseconds. */
  time: z.union([z.iso.datetime({ offset: true }), z.number().finite()]),
  lon: z.number(),
  lat: z.number(),
  accuracy: z.number().nonnegative().optional().describe('metres, 1 sigma as the phone reports it'),
  speed: z.number().optional().describe('metres per second; negative means unknown'),
  heading: z.number().optional().describe('degrees clockwise from north; negative means unknown'),
  crs: z.enum(FIX_CRS).optional(),
});
export type FixInput = z.infer<typeof fixInputSchema>;

/** A decoded position: WGS-84, SI units, no judgement yet. */
export interface Observation {
  readonly device: string;
  readonly fixTimeMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number | null;
  readonly speedMps: number | null;
  readonly headingDeg: number | null;
  readonly batteryPercent: number | null;
  /** The phone says that the position was injected (anti-cheating signal). */
  readonly mock: boolean;
  readonly crs: FixCrs;
}

/** Why a fix is kept but not used. */
export const QUARANTINE_REASONS = [
  'future',
  'too-old',
  'impossible-coordinates',
  'impossible-speed',
  'unknown-device',
  'inaccurate',
  'mock',
  /** Outside the shift of the officer: counted, and nothing of it is stored. */
  'off-duty',
  /** In a break that the officer has told: counted, and nothing of it is stored. */
  'on-break',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

export type FixVerdict =
  | { readonly verdict: 'accepted' }
  | { readonly verdict: 'duplicate' }
  | { readonly verdict: 'quarantined'; readonly reason: QuarantineReason };
