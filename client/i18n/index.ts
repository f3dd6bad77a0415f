import { accountWords } from './account.ts';
import { accountsWords } from './accounts.ts';
import { adminWords } from './admin.ts';
import { auditWords } from './audit.ts';
import { caseDesk } from './desk/case.ts';
import { casesWords } from './cases.ts';
import { devicesWords } from './devices.ts';
import { displaysWords } from './displays.ts';
import { evidenceDesk } from './desk/evidence.ts';
import { explainDesk } from './desk/explain.ts';
import { fieldWords } from './field.ts';
import { financeWords } from './finance.ts';
import { gridDesk } from './desk/grid.ts';
import { mapPageDesk } from './desk/map-page.ts';
import { officerDesk } from './desk/officer.ts';
import { overviewDesk } from './desk/overview.ts';
import { panelDesk } from './desk/panel.ts';
import { shellDesk } from './desk/shell.ts';
import { townDesk } from './desk/town.ts';
import { whatIfDesk } from './desk/what-if.ts';
import { identityWords } from './identity.ts';
import { keysWords } from './keys.ts';
import { mergeWords } from './merge-words.ts';
import { policyCodes } from './policy-codes.ts';
import { policyFields } from './policy-fields.ts';
import { policyWords } from './policy.ts';
import { ratesWords } from './rates.ts';
import { setupWords } from './setup.ts';
import { signInWords } from './sign-in.ts';
import { ticketsWords } from './tickets.ts';
import { wall } from './wall.ts';
import { areaWords } from './words/area.ts';
import { auditDidWords } from './words/audit-did.ts';
import { caseStepWords } from './words/case-step.ts';
import { caseWords } from './words/case.ts';
import { dataWords } from './words/data.ts';
import { peopleWords } from './words/people.ts';
import { problemWords } from './words/problem.ts';
import { standingWords } from './words/standing.ts';

/**
 * Every namespace with its two languages: one line for each file of words. A page of its own is a namespace of its own;
 * a word that two screens show is in `words`, once.
 */
export const NAMESPACES = {
  /** The desk, which is the default namespace. */
  desk: mergeWords({
    shellDesk,
    mapPageDesk,
    panelDesk,
    overviewDesk,
    townDesk,
    whatIfDesk,
    explainDesk,
    evidenceDesk,
    gridDesk,
    officerDesk,
    caseDesk,
  }),
  /** The field's own words: states, roles, kinds and reasons. One key for each code of the contracts. */
  words: mergeWords({
    areaWords,
    auditDidWords,
    peopleWords,
    caseWords,
    caseStepWords,
    standingWords,
    dataWords,
    problemWords,
  }),
  wall,
  /** Who one is and what one may not, on every page. */
  identity: identityWords,
  signIn: signInWords,
  setup: setupWords,
  account: accountWords,
  /** What the pages of administration share. */
  admin: adminWords,
  accounts: accountsWords,
  audit: auditWords,
  displays: displaysWords,
  rates: ratesWords,
  /** The officer's page on the phone. */
  field: fieldWords,
  /** The dispatch desk. */
  cases: casesWords,
  devices: devicesWords,
  tickets: ticketsWords,
  keys: keysWords,
  finance: financeWords,
  /** The policy page, and the names of what stands in policy values. */
  policy: mergeWords({ policyWords, policyFields, policyCodes }),
} as const;
