import type { ComponentType } from 'react';
import type { OpenedPage } from '../open-page.ts';
import type { DoorId } from '../selectors/doors.ts';

/** Every page is given how to try again; most want nothing of it. */
type Load = () => Promise<ComponentType<OpenedPage>>;

/** Behind each door its page, loaded when somebody goes there. The officer's page is one of its own, outside of this one. */
export const PAGES: Readonly<Record<Exclude<DoorId, 'field'>, Load>> = {
  map: () => import('./map/MapPage.tsx').then(({ MapPage }) => MapPage),
  cases: () => import('./cases/CasesPage.tsx').then(({ CasesPage }) => CasesPage),
  wall: () => import('./wall/WallPage.tsx').then(({ WallPage }) => WallPage),
  rates: () => import('./rates/RatesPage.tsx').then(({ RatesPage }) => RatesPage),
  finance: () => import('./finance/FinancePage.tsx').then(({ FinancePage }) => FinancePage),
  policy: () => import('./policy/PolicyPage.tsx').then(({ PolicyPage }) => PolicyPage),
  accounts: () => import('./admin/AccountsPage.tsx').then(({ AccountsPage }) => AccountsPage),
  audit: () => import('./admin/AuditPage.tsx').then(({ AuditPage }) => AuditPage),
  tickets: () => import('./admin/TicketsPage.tsx').then(({ TicketsPage }) => TicketsPage),
  devices: () => import('./admin/DevicesPage.tsx').then(({ DevicesPage }) => DevicesPage),
  displays: () => import('./admin/DisplaysPage.tsx').then(({ DisplaysPage }) => DisplaysPage),
  keys: () => import('./admin/KeysPage.tsx').then(({ KeysPage }) => KeysPage),
  account: () => import('./account/AccountPage.tsx').then(({ AccountPage }) => AccountPage),
};

/** Pages without a door: who comes here is not known yet. */
export const ENTRIES: Readonly<Record<string, Load>> = {
  '/sign-in': () => import('./sign-in/SignInPage.tsx').then(({ SignInPage }) => SignInPage),
  '/setup': () => import('./setup/SetupPage.tsx').then(({ SetupPage }) => SetupPage),
};
