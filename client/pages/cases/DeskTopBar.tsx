import { useTranslation } from 'react-i18next';
import { useDistrict, useView } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';
import { SoundSwitch } from '../alarms/SoundSwitch.tsx';
import type { AlarmSwitch } from '../alarms/use-alarms.ts';
import { PersonMenu } from '../identity/PersonMenu.tsx';
import { Clock } from '../map/Clock.tsx';
import { LiveChip } from '../map/LiveChip.tsx';
import { Switches } from '../map/Switches.tsx';

interface DeskTopBarProps {
  readonly alarms: AlarmSwitch;
  readonly mayCall: boolean;
  readonly isLive: boolean;
  readonly isPrinting: boolean;
  /** Where what is listed can be had as a file; null for whom it is not. */
  readonly fileAt: ((ending: 'csv' | 'xlsx') => string) | null;
  readonly retryLink: () => void;
  readonly call: () => void;
  readonly print: () => void;
  readonly showKeys: () => void;
}

/** The bar of the desk: what the page is, a new call, the ledger, the sound, and the weather of the data. */
export function DeskTopBar(props: DeskTopBarProps) {
  const { alarms, mayCall, isLive, isPrinting, fileAt, retryLink, call, print, showKeys } = props;
  const { t } = useTranslation();
  const { t: cases } = useTranslation('cases');
  const name = useDistrict((state) => state.district?.name);
  const language = useView((view) => view.language);
  return (
    <header className="top-bar desk-bar">
      <h1>
        <b>{t('product')}</b>
        <span>
          {cases('page')} · {name?.[language] ?? t('productLong')}
        </span>
      </h1>
      {mayCall && (
        <button type="button" className="button button-main" aria-keyshortcuts="n" onClick={call}>
          {cases('new-call')} <kbd>N</kbd>
        </button>
      )}
      <button type="button" className="button" aria-keyshortcuts="l" disabled={isPrinting} onClick={print}>
        <Icon name="print" /> {cases(isPrinting ? 'reading' : 'ledger')}
      </button>
      {fileAt && (
        <span className="button-row" role="group" aria-label={cases('export')} title={cases('export')}>
          <a className="button" href={fileAt('csv')} download>
            <Icon name="download" /> {cases('csv')}
          </a>
          <a className="button" href={fileAt('xlsx')} download>
            {cases('xlsx')}
          </a>
        </span>
      )}
      {isLive && <LiveChip retryLink={retryLink} />}
      <Clock />
      <PersonMenu />
      {isLive && <SoundSwitch alarms={alarms} />}
      <Switches showKeys={showKeys} />
    </header>
  );
}
