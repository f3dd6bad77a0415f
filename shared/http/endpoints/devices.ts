import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** `POST /api/v1/devices`. A device that is enrolled again gets a new token; the old one stops working. */
const enrolDevicesBody = z.strictObject({
  devices: z
    .array(
      z.strictObject({
        device: z
          .string()
          .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:@ -]{0,63}$/u)
          .refine((name) => name.trim() === name, { error: 'must not end with a blank' }),
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
