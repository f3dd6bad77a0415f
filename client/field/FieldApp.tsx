import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { CasePage } from './pages/CasePage.tsx';
import { CasesPage } from './pages/CasesPage.tsx';
import { GridsPage } from './pages/GridsPage.tsx';
import { Home } from './pages/Home.tsx';
import { MePage } from './pages/MePage.tsx';
import { OutboxPage } from './pages/OutboxPage.tsx';
import { ReportPage } from './pages/ReportPage.tsx';
import { Banners, StatusBar } from './parts/StatusBar.tsx';
import { goTo, useField, useFieldParts, useWhere } from './use-field.ts';

const TABS = [
  { id: 'home', where: '' },
  { id: 'cases', where: 'cases' },
  { id: 'grids', where: 'grids' },
  { id: 'outbox', where: 'outbox' },
  { id: 'me', where: 'me' },
] as const;

const ICONS: Readonly<Record<(typeof TABS)[number]['id'], IconName>> = {
  home: 'home',
  cases: 'cases',
  grids: 'grids',
  outbox: 'outbox',
  me: 'account',
};

/** The page of an officer's phone: state on top, one thing at a time in the middle, places under the thumb. */
export function FieldApp() {
  const { t } = useTranslation('field');
  const phase = useField((state) => state.phase);
  // Each place begins at its top.
  const where = useWhere().join('/');
  const { opened } = useFieldParts();
  if (phase !== 'ready' || opened === null) return <NotReady />;
  return (
    <div className="field-app">
      <StatusBar />
      <Banners />
      <main key={where} className="field-main">
        <ErrorBoundary title={t('title')} text={t('retry')} reopen={t('retry')}>
          <Here />
        </ErrorBoundary>
      </main>
      <Tabs />
    </div>
  );
}

function Here() {
  const [page, id] = useWhere();
  switch (page) {
    case 'cases':
      return <CasesPage />;
    case 'case':
      return <CasePage id={id ?? ''} />;
    case 'grids':
      return <GridsPage />;
    case 'report':
      return <ReportPage />;
    case 'outbox':
      return <OutboxPage />;
    case 'me':
      return <MePage />;
    default:
      return <Home />;
  }
}

function Tabs() {
  const { t } = useTranslation('field');
  const [page = ''] = useWhere();
  const waiting = useField((state) => state.outbox.items.length);
  return (
    <nav className="field-tabs" aria-label={t('title')}>
      {TABS.map(({ id, where }) => (
        <button
          key={id}
          type="button"
          aria-current={page === where || (where === 'cases' && page === 'case') ? 'page' : undefined}
          onClick={() => goTo(where)}
        >
          <Icon name={ICONS[id]} />
          <span>{t(`nav-${id}`)}</span>
          {id === 'outbox' && waiting > 0 && <i className="tab-count">{waiting}</i>}
        </button>
      ))}
    </nav>
  );
}

/** Before anything can be shown: why, and what to do. */
function NotReady() {
  const { t } = useTranslation('field');
  const phase = useField((state) => state.phase);
  const isStranger = phase === 'stranger';
  useEffect(() => {
    if (isStranger) location.replace('/sign-in?next=/field');
  }, [isStranger]);
  if (phase === 'starting' || phase === 'ready') return <p className="boot">{t('starting')}</p>;
  return (
    <section className="notice field-notice" role="alert">
      <h2>{t(`${phase}-title`)}</h2>
      <p>{t(`${phase}-text`)}</p>
      {isStranger && (
        <a className="field-button is-main" href="/sign-in?next=/field">
          {t('sign-in')}
        </a>
      )}
      {phase === 'no-officer' && (
        <a className="field-button" href="/map">
          {t('to-desk')}
        </a>
      )}
      {phase === 'needs-network' && (
        <button type="button" className="field-button is-main" onClick={() => location.reload()}>
          {t('retry')}
        </button>
      )}
    </section>
  );
}
