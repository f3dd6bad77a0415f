/** Raised whenever an event, the frame layout or the meaning of a field changes; checked at handshake. */
export const WIRE_VERSION = 4;
