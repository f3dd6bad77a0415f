import { z } from 'zod';

/**
 * The `auth` payload of a Socket.IO handshake. The session travels in its cookie; a display that has no session
 * sends its token here, never in the query string.
 */
export const handshakeSchema = z.object({
  /** Must equal WIRE_VERSION. */
  wire: z.int(),
  displayToken: z.string().max(200).optional(),
});
export type Handshake = z.infer<typeof handshakeSchema>;
