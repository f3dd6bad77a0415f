import * as msgpackParser from 'socket.io-msgpack-parser';
import type { Ack, SubscribeAnswer } from '../../shared/wire/events.ts';
import { packSnapshot } from '../../shared/wire/snapshot-bytes.ts';
import type { WorldSnapshot } from '../../shared/world/facts.ts';
import { toMsgpack } from './msgpack.ts';

interface Packet {
  readonly nsp?: string;
  readonly data?: unknown;
}

interface SnapshotPacket extends Packet {
  readonly data: readonly [Extract<Ack<SubscribeAnswer>, { readonly ok: true }>];
}

/** An answer with a snapshot as msgpack, in two pieces. */
interface SnapshotAnswer {
  /** What is of one subscriber. */
  readonly own: Buffer;
  /** Keyframe and snapshot: the same bytes for everybody who is answered with them (WIRE-17). */
  readonly shared: Buffer;
}

const encoded = new WeakMap<WorldSnapshot, Buffer>();
/** The end of the last answer with a snapshot, and the keyframe in it. */
const ends = new WeakMap<WorldSnapshot, { readonly keyframe: Uint8Array | null; readonly shared: Buffer }>();

/** The msgpack parser, but for snapshots: their grids are packed (WIRE-18), and one is encoded once, however many ask (WIRE-17). */
export const snapshotOnceParser = {
  protocol: msgpackParser.protocol,
  Decoder: msgpackParser.Decoder,
  Encoder: class {
    encode(packet: Packet): readonly Buffer[] {
      const answer = snapshotAnswer(packet);
      return [answer ? Buffer.concat([answer.own, answer.shared]) : toMsgpack(packet)];
    }
  },
};

/** Null for everything but an answer with a snapshot. */
export function snapshotAnswer(packet: Packet): SnapshotAnswer | null {
  return hasSnapshot(packet) ? inTwoPieces(packet) : null;
}

function hasSnapshot(packet: Packet): packet is SnapshotPacket {
  const { data } = packet;
  if (!Array.isArray(data) || data.length !== 1) return false;
  const answer = data[0] as Partial<SnapshotPacket['data'][0]> | null;
  return answer?.ok === true && answer.data?.snapshot !== undefined;
}

const ARRAY_OF_ONE = Buffer.from([0x91]);

/** The order of the keys of a map means nothing: those that many share come last. */
function inTwoPieces({ data, ...packet }: SnapshotPacket): SnapshotAnswer {
  const { data: answer, ...outcome } = data[0];
  const { snapshot, keyframe, ...rest } = answer;
  return {
    own: Buffer.concat([
      openMap(packet, 1),
      toMsgpack('data'),
      ARRAY_OF_ONE,
      openMap(outcome, 1),
      toMsgpack('data'),
      openMap(rest, 2),
    ]),
    shared: endOf(snapshot!, keyframe),
  };
}

function endOf(snapshot: WorldSnapshot, keyframe: Uint8Array | null): Buffer {
  const known = ends.get(snapshot);
  if (known && known.keyframe === keyframe) return known.shared;
  const shared = Buffer.concat([toMsgpack('keyframe'), toMsgpack(keyframe), toMsgpack('snapshot'), bytesOf(snapshot)]);
  ends.set(snapshot, { keyframe, shared });
  return shared;
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

/** A map that still lacks so many fields. Only for few fields: their number is in the first byte. */
function openMap(fields: object, lacking: number): Buffer {
  const map = toMsgpack(fields);
  map[0]! += lacking;
  return map;
}
