import { GRID_STATES, type GridLive, type GridReason } from '../coverage/grid-live.ts';
import type { WorldSnapshot } from '../world/facts.ts';

/** A snapshot as it travels: grids as rows of bytes, a third of what their names and numbers take one by one. */
export interface PackedSnapshot extends Omit<WorldSnapshot, 'grids'> {
  readonly grids: PackedGrids;
}

/** Rows as `ROW` says, each followed by the roster indices of who is present. Little-endian. */
interface PackedGrids {
  readonly count: number;
  /** The rules that reasons name, by number. */
  readonly rules: readonly string[];
  readonly bytes: Uint8Array;
}

/** Where a field begins in a row, bytes. */
const ROW = {
  index: 0,
  state: 4,
  code: 5,
  rule: 6,
  cells: 7,
  visitedCells: 11,
  completeness: 15,
  lastPresenceMs: 23,
  measured: 31,
  threshold: 39,
  present: 47,
  length: 49,
} as const;
const OFFICER_BYTES = 4;
/** Nobody was present. */
const NEVER = Number.NaN;

const CODES = [
  'complete',
  'in-progress',
  'behind',
  'not-due-yet',
  'absent-too-long',
  'nobody-today',
  'nobody-assigned',
] as const satisfies readonly GridReason['code'][];

export function packSnapshot(snapshot: WorldSnapshot): PackedSnapshot {
  return { ...snapshot, grids: packGrids(snapshot.grids) };
}

/** The snapshot that was packed, equal to the last digit. Throws a RangeError when bytes are missing. */
export function unpackSnapshot(packed: PackedSnapshot): WorldSnapshot {
  return { ...packed, grids: unpackGrids(packed.grids) };
}

function packGrids(grids: readonly GridLive[]): PackedGrids {
  const present = grids.reduce((sum, grid) => sum + grid.present.length, 0);
  const bytes = new Uint8Array(grids.length * ROW.length + present * OFFICER_BYTES);
  const view = new DataView(bytes.buffer);
  const rules: string[] = [];
  let at = 0;
  for (const grid of grids) {
    const { reason } = grid;
    if (!rules.includes(reason.rule)) rules.push(reason.rule);
    view.setUint32(at + ROW.index, grid.index, true);
    view.setUint8(at + ROW.state, GRID_STATES.indexOf(grid.state));
    view.setUint8(at + ROW.code, CODES.indexOf(reason.code));
    view.setUint8(at + ROW.rule, rules.indexOf(reason.rule));
    view.setUint32(at + ROW.cells, grid.cells, true);
    view.setUint32(at + ROW.visitedCells, grid.visitedCells, true);
    view.setFloat64(at + ROW.completeness, grid.completeness, true);
    view.setFloat64(at + ROW.lastPresenceMs, grid.lastPresenceMs ?? NEVER, true);
    view.setFloat64(at + ROW.measured, reason.measured, true);
    view.setFloat64(at + ROW.threshold, reason.threshold, true);
    view.setUint16(at + ROW.present, grid.present.length, true);
    at += ROW.length;
    for (const officer of grid.present) {
      view.setUint32(at, officer, true);
      at += OFFICER_BYTES;
    }
  }
  return { count: grids.length, rules, bytes };
}

function unpackGrids({ count, rules, bytes }: PackedGrids): GridLive[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const grids: GridLive[] = [];
  let at = 0;
  for (let row = 0; row < count; row++) {
    const lastPresenceMs = view.getFloat64(at + ROW.lastPresenceMs, true);
    const people = view.getUint16(at + ROW.present, true);
    const present: number[] = [];
    for (let one = 0; one < people; one++) present.push(view.getUint32(at + ROW.length + one * OFFICER_BYTES, true));
    grids.push({
      index: view.getUint32(at + ROW.index, true),
      state: GRID_STATES[view.getUint8(at + ROW.state)]!,
      completeness: view.getFloat64(at + ROW.completeness, true),
      cells: view.getUint32(at + ROW.cells, true),
      visitedCells: view.getUint32(at + ROW.visitedCells, true),
      lastPresenceMs: Number.isNaN(lastPresenceMs) ? null : lastPresenceMs,
      present,
      reason: {
        rule: rules[view.getUint8(at + ROW.rule)]!,
        code: CODES[view.getUint8(at + ROW.code)]!,
        measured: view.getFloat64(at + ROW.measured, true),
        threshold: view.getFloat64(at + ROW.threshold, true),
      },
    });
    at += ROW.length + people * OFFICER_BYTES;
  }
  return grids;
}
