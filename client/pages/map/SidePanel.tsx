import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistrict, useView } from '../../stores/use-stores.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

const PanelContent = lazy(() =>
  import('../../panels/PanelContent.tsx').then(({ PanelContent }) => ({ default: PanelContent })),
);

/** The panel beside the map; on a phone a sheet that is pulled up from below. */
export function SidePanel() {
  const { t } = useTranslation();
  const selection = useView((view) => view.selection);
  const ready = useDistrict((state) => state.district !== null);
  const [raised, setRaised] = useState(false);
  useEffect(() => {
    if (selection) setRaised(true);
  }, [selection]);
  const waiting = <Skeleton lines={10} label={t('panel.loading')} />;
  return (
    <aside className={raised ? 'side-panel is-raised' : 'side-panel'} aria-label={t('panel.label')}>
      <button
        type="button"
        className="sheet-handle"
        aria-expanded={raised}
        aria-label={t(raised ? 'panel.collapse' : 'panel.expand')}
        onClick={() => setRaised(!raised)}
      >
        <Icon name={raised ? 'down' : 'up'} />
      </button>
      <ErrorBoundary
        key={selection ? JSON.stringify(selection) : 'district'}
        fallback={(reopen) => (
          <Notice title={t('load.crashTitle')} action={{ name: t('load.reopen'), run: reopen }}>
            {t('load.crash')}
          </Notice>
        )}
      >
        {ready ? (
          <Suspense fallback={waiting}>
            <PanelContent selection={selection} />
          </Suspense>
        ) : (
          waiting
        )}
      </ErrorBoundary>
    </aside>
  );
}
