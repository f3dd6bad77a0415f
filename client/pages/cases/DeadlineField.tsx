import { useTranslation } from 'react-i18next';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';

interface DeadlineFieldProps {
  readonly id: string;
  readonly name: string;
  readonly latestMs: number | null;
  readonly value: string;
  readonly put: (value: string) => void;
}

/** Day and time on the clock of the district, whatever zone this computer is in. */
export function DeadlineField({ id, name, latestMs, value, put }: DeadlineFieldProps) {
  const { t } = useTranslation('cases');
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  return (
    <>
      <label htmlFor={id}>{name}</label>
      <input id={id} type="datetime-local" value={value} onChange={({ target }) => put(target.value)} />
      {latestMs !== null && <p className="field-hint">{t('latest', { time: formats.moment(latestMs, nowMs) })}</p>}
    </>
  );
}
