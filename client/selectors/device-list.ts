import type { AnswerOf } from '../../shared/http/endpoint.ts';
import type { listDevices } from '../../shared/http/endpoints/devices.ts';

export type DeviceItem = AnswerOf<typeof listDevices>['items'][number];

/** What the list of devices is narrowed to; empty is everything. */
export interface DeviceFilter {
  readonly text: string;
  readonly town: string;
  readonly state: string;
}

export function deviceState({ revokedMs }: DeviceItem): 'active' | 'revoked' {
  return revokedMs === null ? 'active' : 'revoked';
}

/** Devices that match all parts of a filter: text in the name of the device, or in id or name of its officer. */
export function filterDevices(
  devices: readonly DeviceItem[],
  { text, town, state }: DeviceFilter,
  nameOf: (officer: string) => string,
): readonly DeviceItem[] {
  const sought = text.trim().toLowerCase();
  return devices.filter(
    (device) =>
      (town === '' || device.town === town) &&
      (state === '' || deviceState(device) === state) &&
      (sought === '' ||
        `${device.device}\n${device.officer}\n${nameOf(device.officer)}`.toLowerCase().includes(sought)),
  );
}
