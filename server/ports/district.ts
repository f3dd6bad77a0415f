import type { Assessments } from '../../shared/assessment/assessments.ts';
import type { FundingRecord } from '../../shared/funding/funding-record.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { AreaCollection, Community, District, Grid, Landmark, Town } from '../../shared/model/area.ts';
import type { Officer, Post } from '../../shared/model/officer.ts';
import type { UsingUnits } from '../../shared/model/using-unit.ts';
import type { DistrictPolicies } from '../../shared/policy/district-policies.ts';
import type { PoliciesByDay } from '../../shared/policy/policies-by-day.ts';
import type { PolicyPack } from '../../shared/policy/policy.ts';
import type { GreenCollection } from '../../shared/works/green-reach.ts';
import type { ProgressReport } from '../../shared/works/progress-report.ts';
import type { TownStanding } from '../../shared/world/change.ts';
import type { ZoningRecord } from '../../shared/zoning/zoning-record.ts';

/** A district as loaded and checked from its folder: geometry, people, indicator inputs. */
export interface LoadedDistrict {
  readonly district: District;
  readonly towns: AreaCollection<Town>;
  readonly communities: AreaCollection<Community>;
  readonly grids: AreaCollection<Grid>;
  readonly landmarks: { readonly type: 'FeatureCollection'; readonly features: readonly LandmarkFeature[] };
  readonly posts: readonly Post[];
  readonly officers: readonly Officer[];
  /** What the using units have to show; null when the district says nothing of it. */
  readonly units: UsingUnits | null;
  /** Zone classes as they are with everything on record; the live world has those of the day. */
  readonly standings: readonly TownStanding[];
  /** What was measured of the towns, month by month; null where there is nothing. */
  readonly assessments?: Assessments | null;
  /** Surveys and decisions on zone classes; null where there are none. */
  readonly zoning?: ZoningRecord | null;
  /** Budgets, deductions and spending of the pool; null where there are none. */
  readonly funding?: FundingRecord | null;
  readonly packs: readonly PolicyPack[];
  /** Progress of the works and green places, where the district has such files. */
  readonly works?: DistrictWorks;
  /** Short hash over the boundary files. */
  readonly areasVersion: string;
}

/** What a district knows of its works: both files are optional, and absent is not the same as empty. */
export interface DistrictWorks {
  readonly reports: readonly ProgressReport[];
  /** Null when the district has no file of green places. */
  readonly green: GreenCollection | null;
}

interface LandmarkFeature {
  readonly type: 'Feature';
  readonly properties: Landmark;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}

/**
 * The figures of the district by time (POL-3). Whoever needs one asks when it is needed, and never keeps it beyond the local
 * day: packs begin and end at midnight.
 */
export interface PolicyReader {
  /**
   * Those of the local day of an instant, the same object as long as the same packs are in force; when a figure is missing
   * on that day, the last that were known (POL-9).
   */
  at(atMs: number): DistrictPolicies;
  /** Exactly those of the local day of an instant; the error names the first missing figure and the day. */
  exactlyAt(atMs: number): Result<DistrictPolicies>;
  readonly byDay: PoliciesByDay;
}
