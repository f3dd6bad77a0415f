import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldCommand, OutboxItem } from '../../../shared/field/command.ts';
import { EMPTY_OUTBOX, enqueue, nextOf, outboxOf, settle, type Outbox } from '../../../shared/field/outbox.ts';
import { outcomeOf, type Outcome } from '../../../shared/field/outcome.ts';

/** A server that keeps answers under their keys, as the real one does, and says no to some commands for ever. */
function modelServer(refuses: ReadonlySet<string>) {
  const applied: string[] = [];
  const answers = new Map<string, Outcome>();
  const cases = new Map<string, { version: number; readonly photos: Set<string> }>();

  function apply({ key, command }: OutboxItem): Outcome {
    if (command.kind === 'report') {
      const id = `case of ${key}`;
      cases.set(id, { version: 1, photos: new Set() });
      applied.push(key);
      return { kind: 'done', opened: { id, version: 1 } };
    }
    if (command.kind === 'break') {
      applied.push(key);
      return { kind: 'done' };
    }
    if (!('case' in command.of)) throw new Error('a command came before its case');
    const id = command.of.case;
    const item = cases.get(id) ?? { version: 3, photos: new Set<string>() };
    cases.set(id, item);
    if (command.kind === 'photo') {
      item.photos.add(command.photo);
      applied.push(key);
      return { kind: 'done' };
    }
    if (command.kind === 'receipt') throw new Error('the model signs nothing');
    if (command.version !== item.version) return refusal('version-conflict');
    const named = command.body.photo;
    if (named !== undefined && !item.photos.has(named)) throw new Error('a step came before its photo');
    item.version++;
    applied.push(key);
    return { kind: 'done', moved: { id, version: item.version } };
  }

  return {
    applied,
    take(item: OutboxItem): Outcome {
      const kept = answers.get(item.key);
      if (kept) return kept;
      if (refuses.has(item.key)) return refusal('forbidden');
      const outcome = apply(item);
      if (outcome.kind === 'done') answers.set(item.key, outcome);
      return outcome;
    },
  };
}

function refusal(code: string): Outcome {
  return { kind: 'refused', code, detail: '' };
}

/** What goes wrong with one try. */
type Fault = 'none' | 'request-lost' | 'answer-lost' | 'busy' | 'failed' | 'killed-before' | 'killed-after';
const faults: fc.Arbitrary<Fault> = fc.constantFrom(
  'none',
  'none',
  'request-lost',
  'answer-lost',
  'busy',
  'failed',
  'killed-before',
  'killed-after',
);

/** What an officer does: reports, photos of them and of known cases, steps with and without a photo. */
const plans = fc.array(
  fc.record({ what: fc.constantFrom('report', 'photo', 'step', 'step-with-photo'), about: fc.nat(5) }),
  { minLength: 1, maxLength: 14 },
);

function given(plan: readonly { readonly what: string; readonly about: number }[]): Outbox {
  let box = EMPTY_OUTBOX;
  const reports: string[] = [];
  const add = (key: string, command: FieldCommand) => (box = enqueue(box, { key, atMs: 0, command }));
  plan.forEach(({ what, about }, at) => {
    const report = reports[about];
    const of = report === undefined ? { case: `known ${about}` } : { report };
    const key = `k${at}`;
    const version = report === undefined ? 3 : 0;
    if (what === 'report') {
      reports.push(key);
      add(key, {
        kind: 'report',
        body: { kind: 'event', lon: 0, lat: 0, description: key, source: 'patrol' },
      });
    } else if (what === 'photo') add(key, { kind: 'photo', of, photo: `p${at}`, photoKind: 'near' });
    else if (what === 'step') add(key, { kind: 'step', of, version, body: { action: 'handle', note: key } });
    else {
      add(`${key}-photo`, { kind: 'photo', of, photo: `p${at}`, photoKind: 'after' });
      add(key, { kind: 'step', of, version, body: { action: 'handle', photo: `p${at}` } });
    }
  });
  return box;
}

/** One try over a bad network; a kill forgets everything but what was kept. */
function tryOnce(box: Outbox, item: OutboxItem, server: ReturnType<typeof modelServer>, fault: Fault, nowMs: number) {
  const pace = { nowMs, backoffMs: (tries: number) => Math.min(tries, 5) * 100 };
  const killed = () => outboxOf(JSON.parse(JSON.stringify(box.items)) as OutboxItem[]);
  switch (fault) {
    case 'none':
      return settle(box, item.key, server.take(item), pace);
    case 'request-lost':
      return settle(box, item.key, { kind: 'unreachable' }, pace);
    case 'answer-lost':
      server.take(item);
      return settle(box, item.key, { kind: 'unreachable' }, pace);
    case 'busy':
      return settle(box, item.key, outcomeOf({ status: 503, code: 'overloaded', detail: '', retryAfterS: 1 }), pace);
    case 'failed':
      return settle(box, item.key, outcomeOf({ status: 500, code: 'internal', detail: '' }), pace);
    case 'killed-before':
      return killed();
    case 'killed-after':
      server.take(item);
      return killed();
  }
}

describe('PHN-1 PHN-2 PHN-4 the outbox over a bad network', () => {
  it('PHN-1 PHN-2 PHN-4 applies each command exactly once, in order, whatever is lost, and holds only what builds on a refusal', () => {
    fc.assert(
      fc.property(
        plans,
        fc.array(faults, { maxLength: 60 }),
        fc.array(fc.nat(13), { maxLength: 3 }),
        (plan, bad, no) => {
          const start = given(plan);
          const refused = new Set(
            no.map((at) => `k${at}`).filter((key) => start.items.some((item) => item.key === key)),
          );
          const server = modelServer(refused);
          let box = start;
          let nowMs = 0;
          const luck = [...bad];
          for (let tries = 0; ; tries++) {
            if (tries > 1_000) throw new Error('never comes to an end');
            const next = nextOf(box, nowMs);
            if (next.kind === 'idle') break;
            if (next.kind === 'wait') nowMs = next.untilMs;
            else if (next.kind === 'send') box = tryOnce(box, next.item, server, luck.shift() ?? 'none', nowMs);
            else throw new Error('nobody signed out');
          }
          // Once each.
          expect(new Set(server.applied).size).toBe(server.applied.length);
          // All that is left was refused or builds on it.
          const left = new Set(box.items.map(({ key }) => key));
          expect(start.items.filter(({ key }) => !left.has(key) && !server.applied.includes(key))).toEqual([]);
          expect([...left].filter((key) => server.applied.includes(key))).toEqual([]);
          if (refused.size === 0) expect(left.size).toBe(0);
          // Commands of one case in their order; steps stand to each other as they were given.
          const order = new Map(start.items.map(({ key, seq }) => [key, seq]));
          const steps = new Map<string, number[]>();
          for (const key of server.applied) {
            const { command } = start.items.find((item) => item.key === key)!;
            if (command.kind !== 'step') continue;
            const lane = JSON.stringify(command.of);
            steps.set(lane, [...(steps.get(lane) ?? []), order.get(key)!]);
          }
          for (const seqs of steps.values()) expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
        },
      ),
      { numRuns: 400 },
    );
  });
});
