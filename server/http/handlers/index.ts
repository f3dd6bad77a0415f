import type { HandlerParts, HandlerTable } from '../handler.ts';
import { caseHandlers } from './cases.ts';
import { coverageHandlers } from './coverage.ts';
import { deviceHandlers } from './devices.ts';
import { districtHandlers } from './district.ts';
import { greenHandlers } from './green.ts';
import { gridHandlers } from './grids.ts';
import { officerHandlers } from './officers.ts';
import { operationsHandlers } from './operations.ts';
import { policyHandlers } from './policies.ts';
import { positionHandlers } from './positions.ts';
import { sessionHandlers } from './session.ts';
import { staffingHandlers } from './staffing.ts';
import { townHandlers } from './towns.ts';
import { trendHandlers } from './trend.ts';
import { worksHandlers } from './works.ts';

/** The handler of every endpoint, one resource a line. */
export function createHandlers(parts: HandlerParts): HandlerTable {
  return {
    ...operationsHandlers(parts),
    ...sessionHandlers(parts),
    ...districtHandlers(parts),
    ...townHandlers(parts),
    ...gridHandlers(parts),
    ...staffingHandlers(parts),
    ...officerHandlers(parts),
    ...coverageHandlers(parts),
    ...caseHandlers(parts),
    ...trendHandlers(parts),
    ...worksHandlers(parts),
    ...greenHandlers(parts),
    ...policyHandlers(parts),
    ...positionHandlers(parts),
    ...deviceHandlers(parts),
  };
}
