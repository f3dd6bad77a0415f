import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../panels/use-formats.ts';
import { useNames } from '../../panels/use-names.ts';
import { TableFrame, type Columns } from '../../panels/TableFrame.tsx';
import { deviceState, type DeviceItem } from '../../selectors/device-list.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { OfficerName } from './OfficerName.tsx';

interface DeviceTableProps {
  readonly rows: readonly DeviceItem[];
  readonly chosen: string;
  readonly choose: (device: string) => void;
}

/** Which device is whose, when it was last heard of and how it sends. */
export function DeviceTable({ rows, chosen, choose }: DeviceTableProps) {
  const { t } = useTranslation('devices');
  const { t: shared } = useTranslation('admin');
  const names = useNames();
  const formats = useFormats();
  const appOf = useDeviceApp();
  const nowMs = useServerNow(60_000);
  const columns = useMemo((): Columns<DeviceItem> => {
    const name = (id: string) => names.of({ kind: 'officer', id });
    return [
      {
        title: t('device'),
        key: 'device',
        render: (_, { device }) => <code>{device}</code>,
        sorter: (a, b) => a.device.localeCompare(b.device, 'zh'),
      },
      {
        title: t('officer'),
        key: 'officer',
        render: (_, { officer }) => <OfficerName id={officer} />,
        sorter: (a, b) => name(a.officer).localeCompare(name(b.officer), 'zh'),
      },
      {
        title: shared('town'),
        key: 'town',
        responsive: ['md'],
        render: (_, { town }) =>
          town === null ? <span className="muted">{t('officer-gone')}</span> : names.town(town),
        sorter: (a, b) => (a.town ?? '').localeCompare(b.town ?? ''),
      },
      {
        title: t('app'),
        key: 'app',
        width: 150,
        responsive: ['lg'],
        render: (_, device) => appOf(device),
      },
      {
        title: t('seen'),
        key: 'seen',
        width: 140,
        responsive: ['md'],
        render: (_, { lastSeenMs }) =>
          lastSeenMs === null ? <span className="muted">{t('seen-never')}</span> : formats.moment(lastSeenMs, nowMs),
        sorter: (a, b) => (a.lastSeenMs ?? 0) - (b.lastSeenMs ?? 0),
      },
      {
        title: t('state'),
        key: 'state',
        width: 90,
        render: (_, device) => (
          <span className={device.revokedMs === null ? undefined : 'text-overdue'}>
            {t(`state-${deviceState(device)}`)}
          </span>
        ),
        sorter: (a, b) => (a.revokedMs ?? 0) - (b.revokedMs ?? 0),
      },
    ];
  }, [t, shared, names, formats, appOf, nowMs]);
  return (
    <TableFrame<DeviceItem>
      label={t('title')}
      className="admin-table"
      columns={columns}
      rows={rows}
      keyOf={({ device }) => device}
      chosen={chosen}
      open={({ device }) => choose(device)}
    />
  );
}

/** How a device sends, as far as that is known. */
export function useDeviceApp(): (device: DeviceItem) => string {
  const { t } = useTranslation('devices');
  return useMemo(
    () =>
      ({ simulated, protocol }: DeviceItem) =>
        simulated ? t('app-simulated') : t(`app-${protocol ?? 'unknown'}`),
    [t],
  );
}
