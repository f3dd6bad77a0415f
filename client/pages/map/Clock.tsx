import { useTranslation } from 'react-i18next';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';

/** Date and time of the district, whatever zone this computer is in. */
export function Clock() {
  const { t } = useTranslation();
  const formats = useFormats();
  const nowMs = useServerNow();
  return (
    <p className="clock" title={t('clock')}>
      <time>{formats.second(nowMs)}</time>
      <small>{formats.day(nowMs)}</small>
    </p>
  );
}
