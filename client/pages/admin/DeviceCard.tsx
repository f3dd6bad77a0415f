import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { rotateDevice } from '../../../shared/http/endpoints/devices.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useNames } from '../../panels/use-names.ts';
import { deviceState, type DeviceItem } from '../../selectors/device-list.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { useDeviceApp } from './DeviceTable.tsx';
import { SureButton } from './SureButton.tsx';
import { Troubled } from './Troubled.tsx';

export type EnrolledDevice = AnswerOf<typeof rotateDevice>;

interface DeviceCardProps {
  readonly device: DeviceItem;
  readonly changed: () => void;
  readonly shownOnce: (enrolled: EnrolledDevice) => void;
  readonly close: () => void;
}

/** One device: whose it is and since when, a new token for it, or its end. */
export function DeviceCard({ device: item, changed, shownOnce, close }: DeviceCardProps) {
  const { t } = useTranslation('devices');
  const { t: shared } = useTranslation('admin');
  const names = useNames();
  const formats = useFormats();
  const appOf = useDeviceApp();
  const nowMs = useServerNow(60_000);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const { device, officer, town, enrolledMs, revokedMs, lastSeenMs } = item;
  const path = `/api/v1/devices/${encodeURIComponent(device)}`;
  const at = (ms: number | null, without: string) => (ms === null ? without : formats.moment(ms, nowMs));
  const name = names.of({ kind: 'officer', id: officer });

  async function rotate(): Promise<void> {
    const answer = await sendJson<EnrolledDevice>('POST', `${path}/rotate`);
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) shownOnce(answer.value);
    changed();
  }
  async function revoke(): Promise<void> {
    const answer = await sendJson('DELETE', path);
    setFailure(answer.ok ? null : answer.error);
    changed();
  }

  const facts = [
    [t('officer'), name === officer ? officer : `${name} · ${officer}`],
    [shared('town'), town === null ? t('officer-gone') : names.town(town)],
    [t('state'), t(`state-${deviceState(item)}`)],
    [t('app'), appOf(item)],
    [t('seen'), at(lastSeenMs, t('seen-never'))],
    [t('enrolled'), at(enrolledMs, t('unknown'))],
    ...(revokedMs === null ? [] : [[t('revoked'), formats.moment(revokedMs, nowMs)] as const]),
  ] as const;
  return (
    <section className="plain-card account-card" aria-label={device}>
      <header>
        <h2>{device}</h2>
        <button type="button" className="icon-button" aria-label={shared('close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Troubled failure={failure} />
      <dl className="fact-rows">
        {facts.map(([key, text]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {revokedMs === null ? (
        <div className="button-row">
          <SureButton name={t('rotate')} sure={t('rotate-sure')} run={() => void rotate()} />
          <SureButton name={t('revoke')} sure={t('revoke-sure')} run={() => void revoke()} />
        </div>
      ) : (
        <p className="form-note">{t('is-revoked')}</p>
      )}
    </section>
  );
}
