import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import type { Stores } from './stores/stores.ts';
import { StoresContext } from './stores/use-stores.ts';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';

/** Letters are known to the page before it draws its first one. */
async function withFonts<T>(page: Promise<T>): Promise<T> {
  const [loaded, fonts] = await Promise.all([page, import('./theme/fonts.ts')]);
  fonts.registerFonts();
  return loaded;
}

const MapPage = lazy(() => withFonts(import('./pages/map/MapPage.tsx')).then(({ MapPage }) => ({ default: MapPage })));
const WallPage = lazy(() =>
  withFonts(import('./pages/wall/WallPage.tsx')).then(({ WallPage }) => ({ default: WallPage })),
);

const PolicyPage = lazy(() =>
  withFonts(import('./pages/policy/PolicyPage.tsx')).then(({ PolicyPage }) => ({ default: PolicyPage })),
);

export interface AppProps {
  readonly stores: Stores;
  readonly retryDistrict: () => void;
  readonly retryLink: () => void;
}

/** The pages. A page that fails says so and can be opened again; the address bar keeps what was shown. */
export function App({ stores, retryDistrict, retryLink }: AppProps) {
  const { t } = useTranslation();
  return (
    <StoresContext value={stores}>
      <BrowserRouter>
        <ErrorBoundary title={t('load.crashTitle')} text={t('load.crash')} reopen={t('load.reopen')}>
          <Suspense fallback={<Boot />}>
            <Routes>
              <Route path="/map" element={<MapPage retryDistrict={retryDistrict} retryLink={retryLink} />} />
              <Route path="/wall" element={<WallPage stores={stores} />} />
              <Route path="/policy" element={<PolicyPage retryLink={retryLink} />} />
              <Route path="*" element={<Navigate to="/map" replace />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </BrowserRouter>
    </StoresContext>
  );
}

function Boot() {
  const { t } = useTranslation();
  return <p className="boot">{t('product')}</p>;
}
