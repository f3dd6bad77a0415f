import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStores } from '../stores/use-stores.ts';
import type { Selection } from '../stores/view.ts';
import { Icon } from '../ui/Icon.tsx';
import { goTo } from './go-to.ts';

interface PanelHeadProps {
  readonly kind: string;
  readonly title: string;
  readonly selection: Selection | null;
  /** Code, marks and the like, under the title. */
  readonly children?: ReactNode;
}

/** What the panel is about, where it is, and the way out. */
export function PanelHead({ kind, title, selection, children }: PanelHeadProps) {
  const { t } = useTranslation();
  const stores = useStores();
  return (
    <header className="panel-head">
      <p className="panel-kind">{kind}</p>
      <h2>{title}</h2>
      {children && <div className="panel-sub">{children}</div>}
      <div className="panel-actions">
        <button
          type="button"
          className="icon-button"
          title={t('panel.focus')}
          aria-label={t('panel.focus')}
          onClick={() => goTo(stores, selection)}
        >
          <Icon name="target" />
        </button>
        {selection && (
          <button
            type="button"
            className="icon-button"
            title={t('panel.close')}
            aria-label={t('panel.close')}
            onClick={() => stores.view.getState().selected(null)}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
    </header>
  );
}
