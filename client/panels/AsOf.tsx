import { useTranslation } from 'react-i18next';
import { useLink } from '../stores/use-stores.ts';
import { useFormats } from './use-formats.ts';

/** To which moment the figures belong, and how long ago that was. */
export function AsOf() {
  const { t } = useTranslation();
  const formats = useFormats();
  const serverMs = useLink((link) => link.beat?.serverMs ?? null);
  const ageMs = useLink((link) => (link.beatAtMs === null ? 0 : Math.max(0, link.nowMs - link.beatAtMs)));
  if (serverMs === null) return <span>{t('figure.waiting')}</span>;
  return <span>{t('figure.asOf', { time: formats.second(serverMs), age: formats.age(ageMs) })}</span>;
}
