import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import type { OpenedPage } from './open-page.ts';
import { DemoStrip } from './pages/identity/DemoStrip.tsx';
import { Guarded } from './pages/identity/Guarded.tsx';
import { SessionSheet } from './pages/identity/SessionSheet.tsx';
import { ENTRIES, PAGES } from './pages/index.ts';
import { doorAt, DOORS, landingOf } from './selectors/doors.ts';
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

type Load = (typeof PAGES)[keyof typeof PAGES];
type PageId = keyof typeof PAGES;

const lazily = (load: Load) => lazy(() => withFonts(load()).then((Page) => ({ default: Page })));
const SHOWN = DOORS.flatMap(({ id, path }) => (id === 'field' ? [] : [{ id, path, Page: lazily(PAGES[id]) }]));
const ENTERED = Object.entries(ENTRIES).map(([path, load]) => ({ path, Page: lazily(load) }));
/** What an address has below the one of its page. */
const BELOW: Readonly<Partial<Record<PageId, string>>> = { cases: '/:id?' };

/** The pages with a map are large: they load beside the question who is here, which waits for a server that starts. */
const EARLY: readonly PageId[] = ['map', 'cases', 'wall'];

/** Begins to load the page of an address before it may be shown. A failure is told by the page when it is opened. */
export function loadEarly(path: string): void {
  const early = EARLY.find((id) => id === doorAt(path)?.id);
  if (early) void withFonts(PAGES[early]()).catch(() => undefined);
}

export interface AppProps {
  readonly stores: Stores;
  readonly page: OpenedPage;
  readonly renewSession: () => void;
}

/** The pages. A page that fails says so and can be opened again; the address bar keeps what was shown. */
export function App({ stores, page, renewSession }: AppProps) {
  const { t } = useTranslation();
  return (
    <StoresContext value={stores}>
      <BrowserRouter>
        <ErrorBoundary title={t('load.crashTitle')} text={t('load.crash')} reopen={t('load.reopen')}>
          <DemoStrip />
          <Suspense fallback={<Boot />}>
            <Routes>
              {ENTERED.map(({ path, Page }) => (
                <Route key={path} path={path} element={<Page {...page} />} />
              ))}
              {SHOWN.map(({ id, path, Page }) => (
                <Route
                  key={path}
                  path={`${path}${BELOW[id] ?? ''}`}
                  element={
                    // An empty map is made ready while a server that starts is asked who is here.
                    <Guarded door={id} renew={renewSession} waiting={id === 'map' ? null : <Boot />}>
                      <Page {...page} />
                    </Guarded>
                  }
                />
              ))}
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
