import { createGreenMeasure } from '../../works/green-measure.ts';
import type { HandlerParts, HandlerTable } from '../handler.ts';
import { appraisalHandlers } from './appraisal.ts';
import { assessmentHandlers } from './assessments.ts';
import { caseHandlers } from './cases.ts';
import { coverageHandlers } from './coverage.ts';
import { deviceHandlers } from './devices.ts';
import { districtHandlers } from './district.ts';
import { greenHandlers } from './green.ts';
import { fundingHandlers } from './funding.ts';
import { dutyHandlers } from './duties.ts';
import { eligibilityHandlers } from './eligibility.ts';
import { gridShapeHandlers } from './grid-shapes.ts';
import { gridHandlers } from './grids.ts';
import { officerHandlers } from './officers.ts';
import { operationsHandlers } from './operations.ts';
import { policyHandlers } from './policies.ts';
import { positionHandlers } from './positions.ts';
import { sessionHandlers } from './session.ts';
import { staffingHandlers } from './staffing.ts';
import { townHandlers } from './towns.ts';
import { trendHandlers } from './trend.ts';
import { zoningHandlers } from './zoning.ts';
import { worksHandlers } from './works.ts';

/** The handler of every endpoint, one resource a line. */
export function createHandlers(parts: HandlerParts): HandlerTable {
  const greenMeasure = createGreenMeasure(parts.world.loaded, parts.policies.green);
  return {
    ...operationsHandlers(parts),
    ...sessionHandlers(parts),
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
    ...trendHandlers(parts),
    ...assessmentHandlers(parts),
    ...worksHandlers(parts, greenMeasure),
    ...greenHandlers(parts, greenMeasure),
    ...policyHandlers(parts),
    ...positionHandlers(parts),
    ...deviceHandlers(parts),
  };
}
