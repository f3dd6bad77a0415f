import { useTranslation } from 'react-i18next';
import { useStores } from '../stores/use-stores.ts';
import { EmptyNote } from '../ui/EmptyNote.tsx';
import { goTo } from './go-to.ts';

/** The selection names something that is not there; says what to do next. */
export function Gone() {
  const { t } = useTranslation();
  const stores = useStores();
  return (
    <EmptyNote>
      <p>{t('panel.gone')}</p>
      <p>{t('panel.goneNext')}</p>
      <button type="button" className="button" onClick={() => goTo(stores, null)}>
        {t('panel.toDistrict')}
      </button>
    </EmptyNote>
  );
}
