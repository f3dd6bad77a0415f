import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import type { OpenedPage } from './open-page.ts';
import { DemoStrip } from './pages/identity/DemoStrip.tsx';
import { Guarded } from './pages/identity/Guarded.tsx';
import { SessionSheet } from './pages/identity/SessionSheet.tsx';
import { landingOf, type DoorId } from './selectors/doors.ts';
import type { Stores } from './stores/stores.ts';
import { StoresContext, useSession } from './stores/use-stores.ts';
import { isPhone } from './ui/is-phone.ts';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';

/** Letters are known to the page before it draws its first one. */
async function withFonts<T>(page: Promise<T>): Promise<T> {
  const [loaded, fonts] = await Promise.all([page, import('./theme/fonts.ts')]);
  fonts.registerFonts();
  fonts.loadCoreFonts();
  return loaded;
}

const loadMapPage = () => withFonts(import('./pages/map/MapPage.tsx'));
const loadWallPage = () => withFonts(import('./pages/wall/WallPage.tsx'));
const MapPage = lazy(() => loadMapPage().then(({ MapPage }) => ({ default: MapPage })));
const WallPage = lazy(() => loadWallPage().then(({ WallPage }) => ({ default: WallPage })));
const CasesPage = lazy(() =>
  withFonts(import('./pages/cases/CasesPage.tsx')).then(({ CasesPage }) => ({ default: CasesPage })),
);
const PolicyPage = lazy(() =>
  withFonts(import('./pages/policy/PolicyPage.tsx')).then(({ PolicyPage }) => ({ default: PolicyPage })),
);
const RatesPage = lazy(() =>
  withFonts(import('./pages/rates/RatesPage.tsx')).then(({ RatesPage }) => ({ default: RatesPage })),
);
const SignInPage = lazy(() =>
  withFonts(import('./pages/sign-in/SignInPage.tsx')).then(({ SignInPage }) => ({ default: SignInPage })),
);
const SetupPage = lazy(() =>
  withFonts(import('./pages/setup/SetupPage.tsx')).then(({ SetupPage }) => ({ default: SetupPage })),
);

const AccountPage = lazy(() =>
  withFonts(import('./pages/account/AccountPage.tsx')).then(({ AccountPage }) => ({ default: AccountPage })),
);

const AccountsPage = lazy(() =>
  withFonts(import('./pages/admin/AccountsPage.tsx')).then(({ AccountsPage }) => ({ default: AccountsPage })),
);
const AuditPage = lazy(() =>
  withFonts(import('./pages/admin/AuditPage.tsx')).then(({ AuditPage }) => ({ default: AuditPage })),
);

const DisplaysPage = lazy(() =>
  withFonts(import('./pages/admin/DisplaysPage.tsx')).then(({ DisplaysPage }) => ({ default: DisplaysPage })),
);

const DevicesPage = lazy(() =>
  withFonts(import('./pages/admin/DevicesPage.tsx')).then(({ DevicesPage }) => ({ default: DevicesPage })),
);

const TicketsPage = lazy(() =>
  withFonts(import('./pages/admin/TicketsPage.tsx')).then(({ TicketsPage }) => ({ default: TicketsPage })),
);

const KeysPage = lazy(() =>
  withFonts(import('./pages/admin/KeysPage.tsx')).then(({ KeysPage }) => ({ default: KeysPage })),
);

const FinancePage = lazy(() =>
  withFonts(import('./pages/finance/FinancePage.tsx')).then(({ FinancePage }) => ({ default: FinancePage })),
);

/** The pages with a map are large: they load beside the question who is here, which waits for a server that starts. */
const LOAD_EARLY = new Map<string, () => Promise<unknown>>([
  ['/map', loadMapPage],
  ['/wall', loadWallPage],
]);

/** Begins to load the page of an address before it may be shown. A failure is told by the page when it is opened. */
export function loadEarly(path: string): void {
  LOAD_EARLY.get(path)?.().catch(() => undefined);
}

export interface AppProps {
  readonly stores: Stores;
  readonly page: OpenedPage;
  readonly renewSession: () => void;
}

/** The pages. A page that fails says so and can be opened again; the address bar keeps what was shown. */
export function App({ stores, page, renewSession }: AppProps) {
  const { t } = useTranslation();
  const { retryDistrict, retryLink } = page;
  const behind = (door: DoorId, inside: ReactNode) => (
    <Guarded door={door} renew={renewSession} waiting={<Boot />}>
      {inside}
    </Guarded>
  );
  return (
    <StoresContext value={stores}>
      <BrowserRouter>
        <ErrorBoundary title={t('load.crashTitle')} text={t('load.crash')} reopen={t('load.reopen')}>
          <DemoStrip />
          <Suspense fallback={<Boot />}>
            <Routes>
              <Route path="/sign-in" element={<SignInPage />} />
              <Route path="/setup" element={<SetupPage />} />
              <Route
                path="/map"
                element={
                  // An empty map is made ready while a server that starts is asked who is here.
                  <Guarded door="map" renew={renewSession} waiting={null}>
                    <MapPage retryDistrict={retryDistrict} retryLink={retryLink} />
                  </Guarded>
                }
              />
              <Route path="/cases/:id?" element={behind('cases', <CasesPage retryLink={retryLink} />)} />
              <Route path="/wall" element={behind('wall', <WallPage stores={stores} />)} />
              <Route path="/rates" element={behind('rates', <RatesPage />)} />
              <Route path="/policy" element={behind('policy', <PolicyPage retryLink={retryLink} />)} />
              <Route path="/finance" element={behind('finance', <FinancePage />)} />
              <Route path="/account" element={behind('account', <AccountPage />)} />
              <Route path="/admin/accounts" element={behind('accounts', <AccountsPage />)} />
              <Route path="/admin/audit" element={behind('audit', <AuditPage />)} />
              <Route path="/admin/displays" element={behind('displays', <DisplaysPage />)} />
              <Route path="/admin/tickets" element={behind('tickets', <TicketsPage />)} />
              <Route path="/admin/devices" element={behind('devices', <DevicesPage />)} />
              <Route path="/admin/keys" element={behind('keys', <KeysPage />)} />
              <Route path="/field" element={<GoToField />} />
              <Route path="*" element={<Home />} />
            </Routes>
          </Suspense>
          <SessionSheet />
        </ErrorBoundary>
      </BrowserRouter>
    </StoresContext>
  );
}

/** The officer's page is a page of its own, with its own scripts: the browser goes there. */
function GoToField() {
  useEffect(() => location.replace('/field'), []);
  return <Boot />;
}

/** The first page that opens to whoever is here. */
function Home() {
  const phase = useSession((state) => state.phase);
  const session = useSession((state) => state.session);
  if (session) return <Navigate to={landingOf(session, null, isPhone())} replace />;
  return phase === 'stranger' ? <Navigate to="/sign-in" replace /> : <Boot />;
}

function Boot() {
  const { t } = useTranslation();
  return <p className="boot">{t('product')}</p>;
}
