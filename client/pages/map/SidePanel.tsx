import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistrict, useView } from '../../stores/use-stores.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

const PanelContent = lazy(() =>
  import('../../panels/PanelContent.tsx').then(({ PanelContent }) => ({ default: PanelContent })),
);

/** The panel beside the map; on a phone a sheet that comes up from below with a selection. Its code waits for the map. */
export function SidePanel({ waits }: { readonly waits: boolean }) {
  const { t } = useTranslation();
  const selection = useView((view) => view.selection);
  const known = useDistrict((state) => state.district !== null);
  const [sheet, setSheet] = useState({ of: selection, raised: selection !== null });
  const raised = sheet.of === selection ? sheet.raised : selection !== null;
  const waiting = <Skeleton lines={10} label={t('panel.loading')} />;
  return (
    <aside className={raised ? 'side-panel is-raised' : 'side-panel'} aria-label={t('panel.label')}>
      <button
        type="button"
        className="sheet-handle"
        aria-expanded={raised}
        aria-label={t(raised ? 'panel.collapse' : 'panel.expand')}
        onClick={() => setSheet({ of: selection, raised: !raised })}
      >
        <Icon name={raised ? 'down' : 'up'} />
      </button>
      <ErrorBoundary
        key={selection ? JSON.stringify(selection) : 'district'}
        title={t('load.crashTitle')}
        text={t('load.crash')}
        reopen={t('load.reopen')}
      >
        {known && !waits ? (
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
