import type { Endpoint } from '../endpoint.ts';
import {
  changePassword,
  confirmTotp,
  endSession,
  endSessions,
  enrolTotp,
  getAccount,
  listSessions,
  removeTotp,
} from './account.ts';
import {
  closeAccount,
  createAccount,
  endSessionsOf,
  grantRole,
  linkIdentity,
  listAccounts,
  listSessionsOf,
  lockAccount,
  resetPassword,
  resetTotp,
  takeRole,
  unlinkIdentities,
  unlockAccount,
} from './accounts.ts';
import { previewAppraisal } from './appraisal.ts';
import { listAssessments, listRankings, previewAssessment } from './assessments.ts';
import { listAudit, verifyAudit } from './audit.ts';
import { getCaseCodes, listDuplicates, listRecurrences } from './case-lookups.ts';
import { listSpotChecks, recordSpotCheck } from './spot-checks.ts';
import { actOnCase, getCase, importCases, listCases, openCase, receiveCase, seeWhistle, urgeCase } from './cases.ts';
import { getCoverage } from './coverage.ts';
import { issueApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import { listDeletions } from './deletions.ts';
import { enrolDevices, listDevices, revokeDevice, rotateDevice } from './devices.ts';
import { claimDisplay, enrolDisplay, listDisplays, revokeDisplay } from './displays.ts';
import {
  approveTrackTicket,
  askTrackTicket,
  listOwnViews,
  listTrackTickets,
  listTrackViews,
  refuseTrackTicket,
} from './tracks.ts';
import { getDuties, previewDeadline, previewDuty } from './duties.ts';
import { previewEligibility, previewFirstDuty } from './eligibility.ts';
import { getAreas, getDistrict } from './district.ts';
import { exportCasesCsv, exportCasesXlsx } from './exports.ts';
import { tellBreak } from './breaks.ts';
import { enrolOwnDevice, getField, revokeOwnDevice } from './field.ts';
import { getGreen } from './green.ts';
import { getFunding, previewFunding } from './funding.ts';
import { getGridTile } from './grid-tiles.ts';
import { getGrid, getGridRegister, listGrids } from './grids.ts';
import {
  fileOpen311Request,
  getOpen311Discovery,
  getOpen311Request,
  getOpen311Service,
  getOpen311Token,
  listOpen311Requests,
  listOpen311Services,
} from './open311.ts';
import { finishOidc, startOidc } from './oidc.ts';
import { getTrack, listOfficers } from './officers.ts';
import { getHealth, getMetrics, getOpenApi } from './operations.ts';
import { getPhoto, listPhotos, putPhoto, removePhoto } from './photos.ts';
import { getPolicy, listPolicies, listRules } from './policies.ts';
import { getIngest, postOsmand, sendOsmand, sendPositions } from './positions.ts';
import { exportRatesCsv, exportRatesXlsx, getRates, listRateCases } from './rates.ts';
import { getSession, giveSecondFactor, signIn, signOut, switchRole } from './session.ts';
import { getSetup, setUp } from './setup.ts';
import { getStaffing, listGridValidity, listUnitSheets } from './staffing.ts';
import { suggestForCase } from './suggestions.ts';
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
  switchRole,
  giveSecondFactor,
  startOidc,
  finishOidc,
  getSetup,
  setUp,
  getAccount,
  changePassword,
  enrolTotp,
  confirmTotp,
  removeTotp,
  listSessions,
  endSession,
  endSessions,
  listAccounts,
  createAccount,
  lockAccount,
  unlockAccount,
  closeAccount,
  resetPassword,
  resetTotp,
  linkIdentity,
  unlinkIdentities,
  grantRole,
  takeRole,
  listSessionsOf,
  endSessionsOf,
  listAudit,
  verifyAudit,
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
  getCaseCodes,
  listDuplicates,
  listRecurrences,
  exportCasesCsv,
  exportCasesXlsx,
  getCase,
  receiveCase,
  seeWhistle,
  recordSpotCheck,
  listSpotChecks,
  urgeCase,
  actOnCase,
  getRates,
  listRateCases,
  exportRatesCsv,
  exportRatesXlsx,
  getField,
  enrolOwnDevice,
  tellBreak,
  revokeOwnDevice,
  listPhotos,
  putPhoto,
  getPhoto,
  removePhoto,
  suggestForCase,
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
  listDevices,
  rotateDevice,
  revokeDevice,
  listDisplays,
  enrolDisplay,
  claimDisplay,
  revokeDisplay,
  listApiKeys,
  issueApiKey,
  revokeApiKey,
  listOwnViews,
  listTrackViews,
  askTrackTicket,
  listTrackTickets,
  approveTrackTicket,
  refuseTrackTicket,
  listDeletions,
  getOpen311Discovery,
  listOpen311Services,
  getOpen311Service,
  listOpen311Requests,
  getOpen311Request,
  fileOpen311Request,
  getOpen311Token,
} as const satisfies Readonly<Record<string, Endpoint>>;
export type EndpointId = keyof typeof ENDPOINTS;
