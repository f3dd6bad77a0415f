import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import { deviceName, type enrolDevices } from '../../../shared/http/endpoints/devices.ts';
import type { DeviceItem } from '../../selectors/device-list.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { Field } from '../sign-in/Field.tsx';
import type { EnrolledDevice } from './DeviceCard.tsx';
import { OfficerPicker } from './OfficerPicker.tsx';
import { Troubled } from './Troubled.tsx';

interface EnrolDeviceProps {
  /** Those that are enrolled: doing it again replaces the token. */
  readonly known: readonly DeviceItem[];
  readonly made: (enrolled: EnrolledDevice) => void;
  readonly cancel: () => void;
}

/** A device gets a name and the one person it is bound to. */
export function EnrolDevice({ known, made, cancel }: EnrolDeviceProps) {
  const { t } = useTranslation('devices');
  const { t: shared } = useTranslation('admin');
  const [device, setDevice] = useState('');
  const [officer, setOfficer] = useState('');
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const isName = deviceName.safeParse(device).success;
  const isKnown = known.some((item) => item.device === device);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const body = { devices: [{ device, officer: officer.trim() }] };
    const answer = await sendJson<AnswerOf<typeof enrolDevices>>('POST', '/api/v1/devices', body);
    setFailure(answer.ok ? null : answer.error);
    const [enrolled] = answer.ok ? answer.value.items : [];
    if (enrolled) made(enrolled);
  }

  return (
    <section className="plain-card" aria-label={t('enrol')}>
      <h2>{t('enrol')}</h2>
      <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
        <Field
          label={t('device')}
          name="device"
          required
          autoFocus
          maxLength={64}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          hint={t('device-hint')}
          trouble={device === '' || isName ? null : t('device-hint')}
          value={device}
          changed={setDevice}
        />
        {isKnown && (
          <p className="form-note" role="status">
            {t('device-known')}
          </p>
        )}
        <OfficerPicker label={t('officer')} value={officer} changed={setOfficer} />
        <Troubled failure={failure} />
        <div className="button-row">
          <button type="submit" className="button button-main" disabled={!isName || officer.trim() === ''}>
            {t('save')}
          </button>
          <button type="button" className="button" onClick={cancel}>
            {shared('cancel')}
          </button>
        </div>
      </form>
    </section>
  );
}
