/** What phones speak: the server's own `POST /api/v1/positions`, or that of the Traccar client. */
export const DEVICE_PROTOCOLS = ['positions', 'osmand'] as const;
export type DeviceProtocol = (typeof DEVICE_PROTOCOLS)[number];
