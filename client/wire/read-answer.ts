import type { Ack, SubscribeAnswer } from '../../shared/wire/events.ts';
import { unpackSnapshot, type PackedSnapshot } from '../../shared/wire/snapshot-bytes.ts';

/** The answer to a subscription with its snapshot as everybody here knows it (WIRE-18). */
export function readAnswer(answer: Ack<SubscribeAnswer>): Ack<SubscribeAnswer> {
  if (!answer.ok || !answer.data.snapshot) return answer;
  const packed = answer.data.snapshot as unknown as PackedSnapshot;
  const grids = { ...packed.grids, bytes: toBytes(packed.grids.bytes) };
  return { ok: true, data: { ...answer.data, snapshot: unpackSnapshot({ ...packed, grids }) } };
}

/** The parser hands binary values over as buffers in the browser and as views in Node. */
export function toBytes(binary: unknown): Uint8Array {
  return binary instanceof ArrayBuffer ? new Uint8Array(binary) : (binary as Uint8Array);
}
