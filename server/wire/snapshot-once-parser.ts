import * as msgpackParser from 'socket.io-msgpack-parser';
import type { Ack, SubscribeAnswer } from '../../shared/wire/events.ts';
import { packSnapshot } from '../../shared/wire/snapshot-bytes.ts';
import type { WorldSnapshot } from '../../shared/world/facts.ts';
import { toMsgpack } from './msgpack.ts';

interface Packet {
  readonly data?: unknown;
}

interface SnapshotPacket extends Packet {
  readonly data: readonly [Extract<Ack<SubscribeAnswer>, { readonly ok: true }>];
}

const encoded = new WeakMap<WorldSnapshot, Buffer>();

/**
 * The msgpack parser, but for snapshots: their grids are packed (WIRE-18), and one that goes into the answers of many
 * subscribers is encoded once and copied into each (WIRE-17). After a restart everybody asks at the same moment.
 */
export const snapshotOnceParser = {
  protocol: msgpackParser.protocol,
  Decoder: msgpackParser.Decoder,
  Encoder: class {
    encode(packet: Packet): readonly Buffer[] {
      return [hasSnapshot(packet) ? aroundSnapshot(packet) : toMsgpack(packet)];
    }
  },
};

function hasSnapshot(packet: Packet): packet is SnapshotPacket {
  const { data } = packet;
  if (!Array.isArray(data) || data.length !== 1) return false;
  const answer = data[0] as Partial<SnapshotPacket['data'][0]> | null;
  return answer?.ok === true && answer.data?.snapshot !== undefined;
}

const ARRAY_OF_ONE = Buffer.from([0x91]);

/** The order of the keys of a map means nothing: the one that was encoded before comes last. */
function aroundSnapshot({ data, ...packet }: SnapshotPacket): Buffer {
  const { data: answer, ...outcome } = data[0];
  const { snapshot, ...rest } = answer;
  return Buffer.concat([
    openMap(packet, 'data'),
    ARRAY_OF_ONE,
    openMap(outcome, 'data'),
    openMap(rest, 'snapshot'),
    bytesOf(snapshot!),
  ]);
}

function bytesOf(snapshot: WorldSnapshot): Buffer {
  const known = encoded.get(snapshot);
  if (known) return known;
  const bytes = toMsgpack(packed(snapshot));
  encoded.set(snapshot, bytes);
  return bytes;
}

/** The parser writes a Buffer as plain binary. */
function packed(snapshot: WorldSnapshot): object {
  const { grids, ...rest } = packSnapshot(snapshot);
  return { ...rest, grids: { ...grids, bytes: Buffer.from(grids.bytes.buffer) } };
}

/** A map that still lacks the value of its last key. Only for few keys: their number is in the first byte. */
function openMap(fields: object, lastKey: string): Buffer {
  const map = toMsgpack(fields);
  map[0]! += 1;
  return Buffer.concat([map, toMsgpack(lastKey)]);
}
