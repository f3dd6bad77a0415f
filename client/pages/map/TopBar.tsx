import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistrict, useView } from '../../stores/use-stores.ts';
import { SoundSwitch } from '../alarms/SoundSwitch.tsx';
import { useAlarms } from '../alarms/use-alarms.ts';
import { PersonMenu } from '../identity/PersonMenu.tsx';
import { Clock } from './Clock.tsx';
import { LiveChip } from './LiveChip.tsx';
import { ScopeSwitch } from './ScopeSwitch.tsx';
import { SearchBox } from './SearchBox.tsx';
import { Switches } from './Switches.tsx';

interface TopBarProps {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly retryLink: () => void;
  readonly showKeys: () => void;
}

/** Product, district, search, scope, the weather of the data, clock and switches. */
export function TopBar({ searchRef, retryLink, showKeys }: TopBarProps) {
  const { t } = useTranslation();
  const alarms = useAlarms();
  const name = useDistrict((state) => state.district?.name);
  const language = useView((view) => view.language);
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
      <PersonMenu />
      <SoundSwitch alarms={alarms} />
      <Switches showKeys={showKeys} />
    </header>
  );
}
