import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

const deviceName = z
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
        simulated: z.boolean(),
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
