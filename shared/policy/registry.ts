import { APPRAISAL_PARAMETERS } from '../appraisal/appraisal-policy.ts';
import { ASSESSMENT_PARAMETERS } from '../assessment/assessment-policy.ts';
import { CLOCK_PARAMETERS } from '../clocks/clock-policy.ts';
import { DISPATCH_PARAMETERS } from '../dispatch/dispatch-policy.ts';
import { ELIGIBILITY_PARAMETERS } from '../eligibility/eligibility-policy.ts';
import { DUTY_PARAMETERS } from '../duties/duties-policy.ts';
import { FUNDING_PARAMETERS } from '../funding/funding-policy.ts';
import { STAFFING_PARAMETERS } from '../staffing/staffing-policy.ts';
import { WORKS_PARAMETERS } from '../works/works-policy.ts';
import { ZONING_PARAMETERS } from '../zoning/zoning-policy.ts';
import { ALERT_PARAMETERS } from './alert-policy.ts';
import { CASE_PARAMETERS } from './case-policy.ts';
import { COVERAGE_PARAMETERS, PATROL_PARAMETERS } from './coverage-policy.ts';
import { INGEST_PARAMETERS } from './ingest-policy.ts';
import { PRIVACY_PARAMETERS } from './privacy-policy.ts';
import type { ParameterSpec } from './parameter.ts';

/** Rule families and the parameters that each reads, in the order in which screens list them. */
export const FAMILIES = {
  zoning: ZONING_PARAMETERS,
  assessment: ASSESSMENT_PARAMETERS,
  funding: FUNDING_PARAMETERS,
  staffing: STAFFING_PARAMETERS,
  eligibility: ELIGIBILITY_PARAMETERS,
  appraisal: APPRAISAL_PARAMETERS,
  duties: DUTY_PARAMETERS,
  clocks: CLOCK_PARAMETERS,
  works: WORKS_PARAMETERS,
  coverage: COVERAGE_PARAMETERS,
  patrol: PATROL_PARAMETERS,
  cases: CASE_PARAMETERS,
  dispatch: DISPATCH_PARAMETERS,
  ingest: INGEST_PARAMETERS,
  alerts: ALERT_PARAMETERS,
  privacy: PRIVACY_PARAMETERS,
} as const satisfies Readonly<Record<string, Readonly<Record<string, ParameterSpec>>>>;
export type Family = keyof typeof FAMILIES;

/** Every parameter that a rule reads, by key, with its family. */
export const PARAMETERS: ReadonlyMap<string, ParameterSpec & { readonly family: Family }> = new Map(
  (Object.entries(FAMILIES) as [Family, Readonly<Record<string, ParameterSpec>>][]).flatMap(([family, specs]) =>
    Object.values(specs).map((spec) => [spec.key, { ...spec, family }]),
  ),
);
