import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import type { AlarmSwitch } from './use-alarms.ts';

/** Sound on or off; off until somebody asks for it. */
export function SoundSwitch({ alarms: { isOn, rung, toggle } }: { readonly alarms: AlarmSwitch }) {
  const { t } = useTranslation('cases');
  const hint = t(isOn ? 'sound-off' : 'sound-on');
  return (
    <button
      type="button"
      className="icon-button sound-switch"
      aria-pressed={isOn}
      aria-label={t('sound')}
      title={hint}
      data-rung={rung}
      onClick={toggle}
    >
      <Icon name={isOn ? 'sound' : 'silent'} />
    </button>
  );
}
