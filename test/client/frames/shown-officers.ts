import { ROW_FLOATS, type MercatorPlace } from '../../../client/frames/glide-mover.ts';
import type { FrameBus } from '../../../client/frames/frame-bus.ts';
import { createFleet, type Fleet } from '../../../client/map/officers/fleet.ts';

/** A map of a bus as the GPU has it: only the rows that an update says are new are written into its buffer. */
export interface ShownOfficers {
  /** Everybody that was ever in a row, by roster index, as the GPU draws them; times since the page's clock began, ms. */
  drawn(): ReadonlyMap<number, readonly number[]>;
  pace(nowMs: number): number;
  stop(): void;
}

export function showOfficers(bus: FrameBus, origin: MercatorPlace): ShownOfficers {
  let fleet: Fleet | null = null;
  let buffer = new Float32Array(0);
  const stop = bus.draw(
    () => origin,
    (update) => {
      if (fleet) fleet.take(update);
      else fleet = createFleet(update);
      const dirty = fleet.takeDirty();
      if (buffer.length !== fleet.rows.length) buffer = fleet.rows.slice();
      else if (dirty) {
        const [from, to] = dirty.map((row) => row * ROW_FLOATS) as [number, number];
        buffer.set(fleet.rows.subarray(from, to), from);
      }
    },
  );
  return {
    drawn() {
      if (!fleet) return new Map();
      const { count, baseMs } = fleet;
      return new Map(
        Array.from({ length: count }, (_, row) => {
          const officer = fleet!.officerAt(row);
          if (fleet!.rowOf(officer) !== row) throw new Error(`officer ${officer} is not in its row ${row}`);
          return [officer, [...buffer.subarray(row * ROW_FLOATS, (row + 1) * ROW_FLOATS), baseMs]] as const;
        }),
      );
    },
    pace: (nowMs) => fleet?.pace(nowMs) ?? 0,
    stop,
  };
}
