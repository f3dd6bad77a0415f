import { z } from 'zod';
import { townCodeSchema } from '../../model/area.ts';
import { officerItemSchema, trackAnswerSchema } from '../district.ts';
import { endpoint } from '../endpoint.ts';
import { instantText } from '../instant.ts';

export const listOfficers = endpoint({
  method: 'get',
  path: '/api/v1/officers',
  admission: 'roster:read',
  summary: 'The roster with live state and last position',
  query: z.strictObject({ town: townCodeSchema.optional() }),
  answer: z.strictObject({ items: z.array(officerItemSchema) }),
});

export const getTrack = endpoint({
  method: 'get',
  path: '/api/v1/officers/:id/track',
  admission: 'track:read',
  summary: 'Where an officer was, in parts of at most 20,000 points; every reading is audited',
  params: z.strictObject({ id: z.string().max(64) }),
  query: z.strictObject({
    from: instantText,
    to: instantText,
    purpose: z.string().trim().max(200).optional().describe('why the track is read; kept in the audit line'),
  }),
  answer: trackAnswerSchema,
});
