import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistrict, useStores, useView } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Clock } from './Clock.tsx';
import { LiveChip } from './LiveChip.tsx';
import { ScopeSwitch } from './ScopeSwitch.tsx';
import { SearchBox } from './SearchBox.tsx';

interface TopBarProps {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly retryLink: () => void;
  readonly showKeys: () => void;
}

/** Product, district, search, scope, the weather of the data, clock and switches. */
export function TopBar({ searchRef, retryLink, showKeys }: TopBarProps) {
  const { t } = useTranslation();
  const stores = useStores();
  const name = useDistrict((state) => state.district?.name);
  const language = useView((view) => view.language);
  const theme = useView((view) => view.theme);
  const view = stores.view.getState();
  const themeHint = t(theme === 'dark' ? 'theme.toLight' : 'theme.toDark');
  return (
    <header className="top-bar">
      <h1>
        <b>{t('product')}</b>
        <span title={name?.[language]}>{name?.[language] ?? t('productLong')}</span>
      </h1>
      <SearchBox inputRef={searchRef} />
      <ScopeSwitch />
      <LiveChip retryLink={retryLink} />
      <Clock />
      <div className="switches">
        <button
          type="button"
          className="icon-button"
          title={themeHint}
          aria-label={themeHint}
          onClick={() => view.themeChosen(theme === 'dark' ? 'light' : 'dark')}
        >
          <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
        </button>
        <button
          type="button"
          className="icon-button text-button"
          title={t('language.switch')}
          aria-label={t('language.switch')}
          onClick={() => view.languageChosen(language === 'zh' ? 'en' : 'zh')}
        >
          {t('language.other')}
        </button>
        <button
          type="button"
          className="icon-button only-wide"
          title={`${t('keys.open')} (?)`}
          aria-label={t('keys.open')}
          onClick={showKeys}
        >
          <Icon name="keys" />
        </button>
      </div>
    </header>
  );
}
