import { z } from 'zod';
import { townSchema, type Town } from '../model/area.ts';
import { labelSchema, type Label } from '../model/basis.ts';
import { SEVERITIES, type CaseFact } from '../model/case.ts';
import { OFFICER_STATES, officerSchema, type Officer, type OfficerState } from '../model/officer.ts';
import type { TownStanding } from '../world/change.ts';
import { townStandingSchema } from './live-schemas.ts';

/** Who coordinates an emergency (DUT-11). */
const COORDINATORS = ['grid-head', 'district-leader', 'city-leader'] as const;
type CoordinatorId = (typeof COORDINATORS)[number];

/** What the map draws underneath (JINGGE_BASEMAP). */
export type BasemapChoice =
  | { readonly kind: 'schematic' }
  | { readonly kind: 'style'; readonly url: string }
  | { readonly kind: 'pmtiles'; readonly url: string }
  | { readonly kind: 'tianditu'; readonly key: string };

/** `GET /api/v1/district`. */
export interface DistrictAnswer {
  readonly id: string;
  readonly name: Label;
  readonly timeZone: string;
  readonly bounds: readonly [number, number, number, number];
  readonly schematic: boolean;
  /** Third-level grids were laid by a program. */
  readonly gridsSchematic: boolean;
  /** True when the simulator feeds this server. */
  readonly demo: boolean;
  /** `embedded` storage is for evaluation: screens say so. */
  readonly store: 'embedded' | 'served';
  readonly version: string;
  readonly basemap: BasemapChoice;
  readonly packs: readonly { readonly id: string; readonly title: Label; readonly basis: 'clause' | 'assumed' }[];
  /** Changes when the boundary files change; part of the URL of every areas file. */
  readonly areasVersion: string;
  /** Figures of the policies that the screens print beside results, with their basis. */
  readonly coverage: {
    readonly overdueAfterMinutes: number;
    readonly completeShare: number;
    readonly staleAfterMs: number;
    readonly basis: 'clause' | 'assumed';
  };
  /** Share of the limit after which a case is in warning (CAS-5). */
  readonly cases: {
    readonly warnShare: number;
    readonly basis: 'clause' | 'assumed';
    /** Basis of the limits behind due times; imported cases bring their own. */
    readonly limitBasis: 'clause' | 'assumed';
    /** Who coordinates a case of a severity (DUT-11); null where no document says. */
    readonly coordinators: Readonly<Record<CaseFact['severity'], CoordinatorId | null>>;
  };
}

/** One item of `GET /api/v1/towns`. */
export interface TownItem extends Town {
  /** Without its grade for whoever may neither watch the town nor read its assessment. */
  readonly standing: TownStanding;
  /** Null for whoever may not watch the town. */
  readonly counts: {
    readonly grids: number;
    readonly covered: number;
    readonly thin: number;
    readonly overdue: number;
    readonly empty: number;
    readonly officers: number;
    readonly openCases: number;
    readonly lateCases: number;
  } | null;
}

/** One item of `GET /api/v1/officers`: the roster line and, for those with `position:read`, where the officer is. */
export interface OfficerItem extends Officer {
  readonly state: OfficerState;
  readonly lastFixMs: number | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** Since when the break lasts that the officer is on, epoch ms; null for none (ACC-34). */
  readonly breakSinceMs: number | null;
}

/** `GET /api/v1/officers/:id/track?from&to`. */
export interface TrackAnswer {
  readonly officer: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly points: readonly { readonly timeMs: number; readonly lon: number; readonly lat: number }[];
  /** Where the track goes on: the `from` of the next part, epoch ms; null when it is whole (HTTP-19). */
  readonly next: number | null;
  /** Gaps that have a name: breaks that the officer told, of the whole span that was asked for (ACC-34). */
  readonly breaks: readonly { readonly fromMs: number; readonly toMs: number }[];
}

/** One item of `GET /api/v1/trend?scope=&hours=`: figures of a scope at one moment, sampled every five minutes. */
export interface TrendSample {
  readonly atMs: number;
  /** On shift, not silent and not on a break (COV-11, ACC-34). */
  readonly onDuty: number;
  readonly walkedGrids: number;
  readonly emptyGrids: number;
  readonly openCases: number;
  readonly lateCases: number;
  /** Since local midnight. */
  readonly reportedToday: number;
  readonly closedToday: number;
  /** Closed in time ÷ due to close, 0–1; null when nothing was due. */
  readonly onTimeRate: number | null;
}

const basemapSchema: z.ZodType<BasemapChoice> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('schematic') }),
  z.strictObject({ kind: z.literal('style'), url: z.string() }),
  z.strictObject({ kind: z.literal('pmtiles'), url: z.string() }),
  z.strictObject({ kind: z.literal('tianditu'), key: z.string() }),
]);

const policyBasisSchema = z.enum(['clause', 'assumed']);

export const districtAnswerSchema: z.ZodType<DistrictAnswer> = z.strictObject({
  id: z.string(),
  name: labelSchema,
  timeZone: z.string(),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  schematic: z.boolean(),
  gridsSchematic: z.boolean(),
  demo: z.boolean(),
  store: z.enum(['embedded', 'served']),
  version: z.string(),
  basemap: basemapSchema,
  packs: z.array(z.strictObject({ id: z.string(), title: labelSchema, basis: policyBasisSchema })),
  areasVersion: z.string(),
  coverage: z.strictObject({
    overdueAfterMinutes: z.number(),
    completeShare: z.number(),
    staleAfterMs: z.number(),
    basis: policyBasisSchema,
  }),
  cases: z.strictObject({
    warnShare: z.number(),
    basis: policyBasisSchema,
    limitBasis: policyBasisSchema,
    coordinators: z.record(z.enum(SEVERITIES), z.enum(COORDINATORS).nullable()),
  }),
});

const count = z.int().min(0);

export const townItemSchema: z.ZodType<TownItem> = townSchema.extend({
  standing: townStandingSchema,
  counts: z
    .strictObject({
      grids: count,
      covered: count,
      thin: count,
      overdue: count,
      empty: count,
      officers: count,
      openCases: count,
      lateCases: count,
    })
    .nullable(),
});

export const officerItemSchema: z.ZodType<OfficerItem> = officerSchema.extend({
  state: z.enum(OFFICER_STATES),
  lastFixMs: z.number().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  breakSinceMs: z.number().nullable(),
});

export const trackAnswerSchema: z.ZodType<TrackAnswer> = z.strictObject({
  officer: z.string(),
  fromMs: z.number(),
  toMs: z.number(),
  points: z.array(z.strictObject({ timeMs: z.number(), lon: z.number(), lat: z.number() })),
  next: z.number().nullable(),
  breaks: z.array(z.strictObject({ fromMs: z.number(), toMs: z.number() })).readonly(),
});

export const trendSampleSchema: z.ZodType<TrendSample> = z.strictObject({
  atMs: z.number(),
  onDuty: count,
  walkedGrids: count,
  emptyGrids: count,
  openCases: count,
  lateCases: count,
  reportedToday: count,
  closedToday: count,
  onTimeRate: z.number().min(0).max(1).nullable(),
});
