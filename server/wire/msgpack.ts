import * as msgpackParser from 'socket.io-msgpack-parser';

/** Its own types are of the browser: in Node it answers one buffer. */
const encoder = new msgpackParser.Encoder() as unknown as { encode(value: unknown): readonly [Buffer] };

/** A value as msgpack, as the pages' parser reads it. */
export function toMsgpack(value: unknown): Buffer {
  return encoder.encode(value)[0];
}
