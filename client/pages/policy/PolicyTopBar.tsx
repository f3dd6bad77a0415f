import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistrict, useView } from '../../stores/use-stores.ts';
import { PersonMenu } from '../identity/PersonMenu.tsx';
import { Clock } from '../map/Clock.tsx';
import { LiveChip } from '../map/LiveChip.tsx';
import { Switches } from '../map/Switches.tsx';

interface PolicyTopBarProps {
  readonly search: ReactNode;
  readonly retryLink: () => void;
  readonly showKeys: () => void;
}

/** The bar of the map page with the search of this one. */
export function PolicyTopBar({ search, retryLink, showKeys }: PolicyTopBarProps) {
  const { t } = useTranslation();
  const { t: policy } = useTranslation('policy');
  const name = useDistrict((state) => state.district?.name);
  const language = useView((view) => view.language);
  return (
    <header className="top-bar">
      <h1>
        <b>{t('product')}</b>
        <span>
          {policy('page')} · {name?.[language] ?? t('productLong')}
        </span>
      </h1>
      {search}
      <LiveChip retryLink={retryLink} />
      <Clock />
      <PersonMenu />
      <Switches showKeys={showKeys} />
    </header>
  );
}
