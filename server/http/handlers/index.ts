import { createGreenMeasure } from '../../works/green-measure.ts';
import type { HandlerParts, HandlerTable } from '../handler.ts';
import { accountHandlers } from './account.ts';
import { accountsHandlers } from './accounts.ts';
import { apiKeyHandlers } from './api-keys.ts';
import { deletionHandlers } from './deletions.ts';
import { displayHandlers } from './displays.ts';
import { trackHandlers } from './tracks.ts';
import { appraisalHandlers } from './appraisal.ts';
import { assessmentHandlers } from './assessments.ts';
import { auditHandlers } from './audit.ts';
import { breakHandlers } from './breaks.ts';
import { caseLookupHandlers } from './case-lookups.ts';
import { caseHandlers } from './cases.ts';
import { coverageHandlers } from './coverage.ts';
import { deviceHandlers } from './devices.ts';
import { districtHandlers } from './district.ts';
import { exportHandlers } from './exports.ts';
import { fieldHandlers } from './field.ts';
import { greenHandlers } from './green.ts';
import { fundingHandlers } from './funding.ts';
import { dutyHandlers } from './duties.ts';
import { eligibilityHandlers } from './eligibility.ts';
import { gridShapeHandlers } from './grid-shapes.ts';
import { gridHandlers } from './grids.ts';
import { officerHandlers } from './officers.ts';
import { oidcHandlers } from './oidc.ts';
import { open311Handlers } from './open311.ts';
import { operationsHandlers } from './operations.ts';
import { photoHandlers } from './photos.ts';
import { policyHandlers } from './policies.ts';
import { positionHandlers } from './positions.ts';
import { rateHandlers } from './rates.ts';
import { sessionHandlers } from './session.ts';
import { setupHandlers } from './setup.ts';
import { spotCheckHandlers } from './spot-checks.ts';
import { staffingHandlers } from './staffing.ts';
import { suggestionHandlers } from './suggestions.ts';
import { townHandlers } from './towns.ts';
import { trendHandlers } from './trend.ts';
import { zoningHandlers } from './zoning.ts';
import { worksHandlers } from './works.ts';

/** The handler of every endpoint, one resource a line. */
export function createHandlers(parts: HandlerParts): HandlerTable {
  const { world, policies, clock } = parts;
  const greenMeasure = createGreenMeasure(world.loaded, () => policies.at(clock.nowMs()).green);
  return {
    ...operationsHandlers(parts),
    ...sessionHandlers(parts),
    ...oidcHandlers(parts),
    ...setupHandlers(parts),
    ...accountHandlers(parts),
    ...accountsHandlers(parts),
    ...auditHandlers(parts),
    ...districtHandlers(parts),
    ...townHandlers(parts),
    ...zoningHandlers(parts),
    ...fundingHandlers(parts),
    ...gridHandlers(parts),
    ...gridShapeHandlers(parts),
    ...staffingHandlers(parts),
    ...eligibilityHandlers(parts),
    ...appraisalHandlers(parts),
    ...dutyHandlers(parts),
    ...officerHandlers(parts),
    ...coverageHandlers(parts),
    ...caseHandlers(parts),
    ...exportHandlers(parts),
    ...rateHandlers(parts),
    ...caseLookupHandlers(parts),
    ...fieldHandlers(parts),
    ...breakHandlers(parts),
    ...photoHandlers(parts),
    ...spotCheckHandlers(parts),
    ...suggestionHandlers(parts),
    ...trendHandlers(parts),
    ...assessmentHandlers(parts),
    ...worksHandlers(parts, greenMeasure),
    ...greenHandlers(parts, greenMeasure),
    ...policyHandlers(parts),
    ...positionHandlers(parts),
    ...deviceHandlers(parts),
    ...displayHandlers(parts),
    ...apiKeyHandlers(parts),
    ...trackHandlers(parts),
    ...deletionHandlers(parts),
    ...open311Handlers(parts),
  };
}
