import { z } from 'zod';
import { DEVICE_PROTOCOLS } from '../../model/device-protocol.ts';
import { endpoint } from '../endpoint.ts';

/** What a device is called: shown in lists and sent with every fix. */
export const deviceName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:@ -]{0,63}$/u)
  .refine((name) => name.trim() === name, { error: 'must not end with a blank' });

/** `POST /api/v1/devices`. A device that is enrolled again gets a new token; the old one stops working. */
const enrolDevicesBody = z.strictObject({
  devices: z
    .array(
      z.strictObject({
        device: deviceName,
        officer: z.string().min(1).max(64),
        simulated: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(2000),
});
export type EnrolDevicesBody = z.input<typeof enrolDevicesBody>;

export const enrolDevicesAnswerSchema = z.strictObject({
  items: z.array(z.strictObject({ device: z.string(), officer: z.string(), token: z.string() })),
});

export const enrolDevices = endpoint({
  method: 'post',
  path: '/api/v1/devices',
  admission: 'device:enrol',
  summary: 'Enrol devices and bind each to an officer; answers their tokens, once',
  body: enrolDevicesBody,
  bodyLimitBytes: 1024 * 1024,
  status: 201,
  answer: enrolDevicesAnswerSchema,
});

export const listDevices = endpoint({
  method: 'get',
  path: '/api/v1/devices',
  admission: 'device:enrol',
  summary: 'Devices with the officer that each is bound to; never a token',
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        device: z.string(),
        officer: z.string(),
        /** Of the officer; null for somebody who has left the roster. */
        town: z.string().nullable(),
        simulated: z.boolean(),
        /** What it spoke last; null when that was before this start of the server. */
        protocol: z.enum(DEVICE_PROTOCOLS).nullable(),
        /** Time of the newest fix that was accepted, never its place; null when there was none. */
        lastSeenMs: z.number().nullable(),
        /** Null for devices that were enrolled before this was kept. */
        enrolledMs: z.number().nullable(),
        revokedMs: z.number().nullable(),
      }),
    ),
  }),
});

const ofDevice = z.strictObject({ device: deviceName });

export const rotateDevice = endpoint({
  method: 'post',
  path: '/api/v1/devices/:device/rotate',
  admission: 'device:enrol',
  summary: 'Give a device a new token; the old one is dead at once. 409 `device-revoked`',
  params: ofDevice,
  answer: z.strictObject({ device: z.string(), officer: z.string(), token: z.string() }),
});

export const revokeDevice = endpoint({
  method: 'delete',
  path: '/api/v1/devices/:device',
  admission: 'device:enrol',
  summary: 'Revoke a device: its token is dead at once, and nothing that it sends is kept',
  params: ofDevice,
  answer: z.undefined(),
  status: 204,
});
