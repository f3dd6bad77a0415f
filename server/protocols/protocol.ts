import type { Result } from '../../shared/lib/result.ts';
import type { DeviceProtocol } from '../../shared/model/device-protocol.ts';
import type { FixCrs, Observation } from '../../shared/model/fix.ts';

/** What came in, already split by the HTTP edge: nothing here has been checked. */
export interface ProtocolRequest {
  readonly method: string;
  /** Parsed query string. Repeated keys may be arrays. */
  readonly query: unknown;
  /** Parsed JSON or form body; undefined when there was none. */
  readonly body: unknown;
  readonly receivedMs: number;
}

/** What a protocol knows of the source that its messages do not say. */
export interface SourceOptions {
  /** Coordinate system of positions that do not name their own. */
  readonly crs: FixCrs;
  /** Offset of local times that carry no zone, minutes east of UTC. */
  readonly utcOffsetMinutes: number;
}

export const DEFAULT_SOURCE: SourceOptions = { crs: 'wgs84', utcOffsetMinutes: 0 };

/** A row that cannot be read, with the field that is to blame. */
export interface RowRefusal {
  readonly row: number;
  readonly field: string;
  readonly reason: string;
}

/** Rows that could be read and rows that could not; `rows` holds the place of each observation in the message. */
export interface Decoded {
  readonly observations: readonly Observation[];
  readonly rows: readonly number[];
  readonly refused: readonly RowRefusal[];
}

/** Why nothing of a message could be read. */
export interface DecodeRefusal {
  readonly code: 'malformed' | 'too-many' | 'field-missing' | 'field-invalid';
  readonly field: string | null;
  readonly reason: string;
}

/**
 * One device protocol: an unchecked request in, observations or a reason out. Pure and total: it reads no clock,
 * keeps no state and never throws.
 */
export interface Protocol {
  readonly id: DeviceProtocol;
  readonly title: string;
  readonly decode: (request: ProtocolRequest, source?: SourceOptions) => Result<Decoded, DecodeRefusal>;
}
