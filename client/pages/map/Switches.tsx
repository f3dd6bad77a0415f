import { useTranslation } from 'react-i18next';
import { useStores, useView } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Theme, language and, where it has some, the keys that the page knows. */
export function Switches({ showKeys }: { readonly showKeys?: () => void }) {
  const { t } = useTranslation();
  const language = useView((view) => view.language);
  const theme = useView((view) => view.theme);
  const view = useStores().view.getState();
  const themeHint = t(theme === 'dark' ? 'theme.toLight' : 'theme.toDark');
  return (
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
      {showKeys && (
        <button
          type="button"
          className="icon-button only-wide"
          title={`${t('keys.open')} (?)`}
          aria-label={t('keys.open')}
          onClick={showKeys}
        >
          <Icon name="keys" />
        </button>
      )}
    </div>
  );
}
