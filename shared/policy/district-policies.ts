import { assessmentPolicy, type AssessmentPolicy } from '../assessment/assessment-policy.ts';
import { clockPolicy, type ClockPolicy } from '../clocks/clock-policy.ts';
import { dispatchPolicy, type SourcedDispatchPolicy } from '../dispatch/dispatch-policy.ts';
import { fundingPolicy, type FundingPolicy } from '../funding/funding-policy.ts';
import { dutiesPolicy, type DutiesPolicy } from '../duties/duties-policy.ts';
import { ok, type Result } from '../lib/result.ts';
import { staffingPolicy, type StaffingPolicy } from '../staffing/staffing-policy.ts';
import { greenPolicy, type GreenPolicy } from '../works/green-reach.ts';
import { sitePolicy, type SitePolicy } from '../works/site-policy.ts';
import { worksPolicy, type WorksPolicy } from '../works/works-policy.ts';
import { zoningPolicy, type ZoningPolicy } from '../zoning/zoning-policy.ts';
import { alertPolicy, type SourcedAlertPolicy } from './alert-policy.ts';
import { casePolicy, type SourcedCasePolicy } from './case-policy.ts';
import { coveragePolicy, type SourcedCoveragePolicy } from './coverage-policy.ts';
import { ingestPolicy, type SourcedIngestPolicy } from './ingest-policy.ts';
import { privacyPolicy, type SourcedPrivacyPolicy } from './privacy-policy.ts';
import type { PackInUse } from './resolve-parameter.ts';

/** The figures of every rule family for one district. */
export interface DistrictPolicies {
  readonly coverage: SourcedCoveragePolicy;
  readonly cases: SourcedCasePolicy;
  readonly clocks: ClockPolicy;
  readonly duties: DutiesPolicy;
  readonly dispatch: SourcedDispatchPolicy;
  readonly ingest: SourcedIngestPolicy;
  readonly alerts: SourcedAlertPolicy;
  readonly privacy: SourcedPrivacyPolicy;
  readonly staffing: StaffingPolicy;
  readonly zoning: ZoningPolicy | null;
  readonly assessment: AssessmentPolicy | null;
  readonly works: WorksPolicy;
  readonly sites: SitePolicy;
  readonly green: GreenPolicy | null;
  readonly funding: FundingPolicy | null;
}

/** Reads all figures at once, so that a server refuses to start on a bad pack; the error is one clear sentence. */
export function districtPolicies(packs: readonly PackInUse[]): Result<DistrictPolicies> {
  const coverage = coveragePolicy(packs);
  if (!coverage.ok) return coverage;
  const cases = casePolicy(packs);
  if (!cases.ok) return cases;
  const clocks = clockPolicy(packs);
  if (!clocks.ok) return clocks;
  const duties = dutiesPolicy(packs);
  if (!duties.ok) return duties;
  const dispatch = dispatchPolicy(packs);
  if (!dispatch.ok) return dispatch;
  const ingest = ingestPolicy(packs);
  if (!ingest.ok) return ingest;
  const alerts = alertPolicy(packs);
  if (!alerts.ok) return alerts;
  const privacy = privacyPolicy(packs);
  if (!privacy.ok) return privacy;
  const staffing = staffingPolicy(packs);
  if (!staffing.ok) return staffing;
  const zoning = zoningPolicy(packs);
  if (!zoning.ok) return zoning;
  const assessment = assessmentPolicy(packs);
  if (!assessment.ok) return assessment;
  const works = worksPolicy(packs);
  if (!works.ok) return works;
  const sites = sitePolicy(packs);
  if (!sites.ok) return sites;
  const green = greenPolicy(packs);
  if (!green.ok) return green;
  const funding = fundingPolicy(packs);
  if (!funding.ok) return funding;
  return ok({
    coverage: coverage.value,
    cases: cases.value,
    clocks: clocks.value,
    duties: duties.value,
    dispatch: dispatch.value,
    ingest: ingest.value,
    alerts: alerts.value,
    privacy: privacy.value,
    staffing: staffing.value,
    zoning: zoning.value,
    assessment: assessment.value,
    works: works.value,
    sites: sites.value,
    green: green.value,
    funding: funding.value,
  });
}
