import { z } from 'zod';
import { TRACK_PURPOSES } from '../../access/track-access.ts';
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
  summary:
    'Where an officer was, in parts of at most 20,000 points; every view is recorded, and the officer may see who looked. 403 `ticket-needed`',
  params: z.strictObject({ id: z.string().max(64) }),
  query: z.strictObject({
    from: instantText,
    to: instantText,
    purpose: z.enum(TRACK_PURPOSES).optional().describe('needed for the track of somebody else; kept with the view'),
  }),
  answer: trackAnswerSchema,
});
