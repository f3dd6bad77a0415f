import type { Endpoint } from '../endpoint.ts';
import { previewAppraisal } from './appraisal.ts';
import { listAssessments, listRankings, previewAssessment } from './assessments.ts';
import { actOnCase, getCase, importCases, listCases, openCase } from './cases.ts';
import { getCoverage } from './coverage.ts';
import { enrolDevices } from './devices.ts';
import { getDuties, previewDeadline, previewDuty } from './duties.ts';
import { previewEligibility, previewFirstDuty } from './eligibility.ts';
import { getAreas, getDistrict } from './district.ts';
import { getGreen } from './green.ts';
import { getFunding, previewFunding } from './funding.ts';
import { getGridTile } from './grid-tiles.ts';
import { getGrid, getGridRegister, listGrids } from './grids.ts';
import { getTrack, listOfficers } from './officers.ts';
import { getHealth, getMetrics, getOpenApi } from './operations.ts';
import { getPolicy, listPolicies, listRules } from './policies.ts';
import { getIngest, postOsmand, sendOsmand, sendPositions } from './positions.ts';
import { getSession, signIn, signOut } from './session.ts';
import { getStaffing, listGridValidity, listUnitSheets } from './staffing.ts';
import { getTown, listTowns } from './towns.ts';
import { getTrend } from './trend.ts';
import { getTownZoning, getZoning, previewZoning } from './zoning.ts';
import { previewWorks } from './works-preview.ts';
import { getWork, listWorks } from './works.ts';

/** Every endpoint, in the order in which paths are matched. The key is its operation id. */
export const ENDPOINTS = {
  getHealth,
  getMetrics,
  getOpenApi,
  getSession,
  signIn,
  signOut,
  getDistrict,
  getAreas,
  listTowns,
  getTown,
  getZoning,
  getTownZoning,
  previewZoning,
  getFunding,
  previewFunding,
  listGrids,
  getGrid,
  getGridRegister,
  getGridTile,
  getStaffing,
  listGridValidity,
  listUnitSheets,
  previewEligibility,
  previewFirstDuty,
  previewAppraisal,
  getDuties,
  previewDuty,
  previewDeadline,
  listOfficers,
  getTrack,
  getCoverage,
  listCases,
  openCase,
  importCases,
  getCase,
  actOnCase,
  getTrend,
  listAssessments,
  listRankings,
  previewAssessment,
  listPolicies,
  getPolicy,
  listRules,
  listWorks,
  getWork,
  previewWorks,
  getGreen,
  getIngest,
  sendPositions,
  sendOsmand,
  postOsmand,
  enrolDevices,
} as const satisfies Readonly<Record<string, Endpoint>>;
export type EndpointId = keyof typeof ENDPOINTS;
