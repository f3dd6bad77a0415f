import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import { deviceName, type enrolDevices } from '../../../shared/http/endpoints/devices.ts';
import type { DeviceItem } from '../../selectors/device-list.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { Field } from '../sign-in/Field.tsx';
import { CardForm } from './CardForm.tsx';
import type { EnrolledDevice } from './DeviceCard.tsx';
import { OfficerPicker } from './OfficerPicker.tsx';

interface EnrolDeviceProps {
  /** Those that are enrolled: doing it again replaces the token. */
  readonly known: readonly DeviceItem[];
  readonly made: (enrolled: EnrolledDevice) => void;
  readonly cancel: () => void;
}

/** A device gets a name and the one person it is bound to. */
export function EnrolDevice({ known, made, cancel }: EnrolDeviceProps) {
  const { t } = useTranslation('devices');
  const [device, setDevice] = useState('');
  const [officer, setOfficer] = useState('');
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const isName = deviceName.safeParse(device).success;
  const isKnown = known.some((item) => item.device === device);

  async function submit(): Promise<void> {
    const body = { devices: [{ device, officer: officer.trim() }] };
    const answer = await sendJson<AnswerOf<typeof enrolDevices>>('POST', '/api/v1/devices', body);
    setFailure(answer.ok ? null : answer.error);
    const [enrolled] = answer.ok ? answer.value.items : [];
    if (enrolled) made(enrolled);
  }

  return (
    <CardForm
      title={t('enrol')}
      saveWord={t('save')}
      isReady={isName && officer.trim() !== ''}
      failure={failure}
      submit={submit}
      cancel={cancel}
    >
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
    </CardForm>
  );
}
