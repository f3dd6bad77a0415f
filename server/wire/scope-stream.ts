import type { Beat, ChangeBatch, DutyCounts, IngestCounts, SubscribeAnswer } from '../../shared/wire/events.ts';
import type { Change } from '../../shared/world/change.ts';
import { snapshotFromFacts, type WorldSnapshot } from '../../shared/world/facts.ts';
import { changeInTown, snapshotInTown, townOfScope } from '../../shared/world/scope.ts';
import { changeWithoutPositions, snapshotWithoutPositions } from '../../shared/world/without-positions.ts';
import type { Ingest, IngestCountsByReason } from '../ports/ingest.ts';
import type { LiveOfficer, LiveWorld } from '../ports/world.ts';
import { createChangeRing, factsOf, type RingLimits } from './change-ring.ts';
import { createOfficerFrames, type OfficerFrames } from './officer-frames.ts';
import { roomOf, type Seat } from './seat.ts';

/** What those of one seat are sent: numbered batches, position frames, beats. Exists while somebody watches, and a while after. */
export interface ScopeStream {
  readonly seat: Seat;
  readonly room: string;
  /** Of this stream and no other: a stream made anew numbers from 0 again and old numbers mean nothing to it. */
  readonly epoch: string;
  readonly seq: number;
  readonly frames: OfficerFrames;
  /**
   * Numbers the part of the changes that the scope may see; null when there is none. `too-many` when a snapshot is the shorter
   * way to tell them: the stream is to begin anew (WIRE-20).
   */
  push(changes: readonly Change[]): ChangeBatch | 'too-many' | null;
  since(seq: number): readonly ChangeBatch[] | null;
  officers(all: readonly LiveOfficer[]): readonly LiveOfficer[];
  beat(officers: readonly LiveOfficer[], nowMs: number): Beat;
  /** What a subscriber gets: the batches after what it has, or a snapshot (WIRE-5, WIRE-6). */
  answer(
    has: { readonly epoch?: string | undefined; readonly seq?: number | undefined },
    nowMs: number,
  ): SubscribeAnswer;
}

export interface ScopeStreamOptions {
  readonly seat: Seat;
  readonly epoch: string;
  readonly world: LiveWorld;
  readonly ingest: Pick<Ingest, 'counts'>;
  readonly ringLimits: RingLimits;
}

export function createScopeStream({ seat, epoch, world, ingest, ringLimits }: ScopeStreamOptions): ScopeStream {
  const { scope, withPositions } = seat;
  const town = townOfScope(scope);
  const townOfGrid = (index: number) => world.townOfGrid(index);
  const ring = createChangeRing(ringLimits);
  const frames = createOfficerFrames();
  /** Of the scope's officers among all; null for all of them. A tick of many towns must not look through the city for each. */
  const places =
    town === null ? null : world.officers().flatMap(({ officer }, place) => (officer.town === town ? [place] : []));
  let cached: { readonly seq: number; readonly snapshot: WorldSnapshot } | null = null;

  /** Built once per number, however many subscribe at that moment. */
  function snapshot(): WorldSnapshot {
    if (cached?.seq === ring.seq) return cached.snapshot;
    const whole = snapshotFromFacts(world.facts());
    const here = town === null ? whole : snapshotInTown(whole, town, townOfGrid);
    cached = { seq: ring.seq, snapshot: withPositions ? here : snapshotWithoutPositions(here) };
    return cached.snapshot;
  }

  function ofScope(all: readonly LiveOfficer[]): readonly LiveOfficer[] {
    return places === null ? all : places.map((place) => all[place]!);
  }

  function beat(officers: readonly LiveOfficer[], nowMs: number): Beat {
    return {
      scope,
      epoch,
      seq: ring.seq,
      serverMs: nowMs,
      ...world.newest(scope),
      duty: countDuty(officers),
      ingest: sumCounts(ingest.counts(town)),
    };
  }

  return {
    seat,
    room: roomOf(seat),
    epoch,
    frames,
    get seq() {
      return ring.seq;
    },
    push(changes) {
      const here = town === null ? changes : changes.flatMap((change) => changeInTown(change, town, townOfGrid) ?? []);
      const visible = withPositions ? here : here.flatMap((change) => changeWithoutPositions(change) ?? []);
      if (visible.length === 0) return null;
      if (factsOf(visible) > ringLimits.facts) return 'too-many';
      const batch = { scope, epoch, seq: ring.seq + 1, changes: visible };
      ring.push(batch);
      return batch;
    },
    since: ring.since,
    officers: ofScope,
    beat,
    answer(has, nowMs) {
      const officers = ofScope(world.officers());
      const changes = has.epoch === epoch && has.seq !== undefined ? ring.since(has.seq) : null;
      return {
        epoch,
        seq: ring.seq,
        ...(changes ? { changes } : { snapshot: snapshot() }),
        keyframe: withPositions ? frames.keyframe(officers, nowMs) : null,
        beat: beat(officers, nowMs),
      };
    },
  };
}

function countDuty(officers: readonly LiveOfficer[]): DutyCounts {
  const counts = { 'off-duty': 0, moving: 0, still: 0, stale: 0, silent: 0, 'on-break': 0 };
  for (const { state } of officers) counts[state]++;
  const { 'off-duty': offDuty, 'on-break': onBreak, ...heard } = counts;
  return { total: officers.length, onDuty: officers.length - offDuty, ...heard, onBreak };
}

function sumCounts({ accepted, duplicate, quarantined }: IngestCountsByReason): IngestCounts {
  return { accepted, duplicate, quarantined: Object.values(quarantined).reduce((sum, count) => sum + count, 0) };
}
