import type { Explained } from '../explain/explained.ts';
import { explainZone, yardstickOf, type ZoneSubject } from './zone-class.ts';
import type { ZoneClass, ZoningPolicy, ZoningWeights } from './zoning-policy.ts';

type Zone = Explained<ZoneClass> | null;

/** One town under the figures as they are, and under the changed ones. */
export interface WhatIfZone {
  readonly code: string;
  readonly before: Zone;
  readonly after: Zone;
  /** The class is another. */
  readonly moved: boolean;
}

/** What is tried: other weights, other figures of some towns, or both. */
export interface ZoningTrial {
  /** Weights that do not sum to 100 are taken in proportion; all 0 scores every town 0. */
  readonly weights?: Readonly<ZoningWeights> | undefined;
  readonly subjects?: readonly ZoneSubject[] | undefined;
}

/**
 * Every town of a district with changed weights or figures (ZON-8), in the order of the codes. Classes follow from the
 * scores alone, without decisions. Towns of the trial that the district does not have are classed with it, as if they
 * were its towns. A trial of weights is always `assumed`.
 */
export function whatIfZones(
  towns: readonly ZoneSubject[],
  policy: ZoningPolicy,
  trial: ZoningTrial,
): readonly WhatIfZone[] {
  const present = new Map(towns.map((town) => [town.code, town]));
  const tried = new Map(present);
  for (const subject of trial.subjects ?? []) tried.set(subject.code, subject);
  const triedPolicy = trial.weights ? withWeights(policy, trial.weights) : policy;
  const yardsticks = { before: yardstickOf([...present.values()]), after: yardstickOf([...tried.values()]) };
  return [...tried.values()]
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((subject) => {
      const known = present.get(subject.code);
      const before = known ? explainZone(known, yardsticks.before, policy) : null;
      const after = explainZone(subject, yardsticks.after, triedPolicy);
      return { code: subject.code, before, after, moved: before?.value !== after?.value };
    });
}

function withWeights(policy: ZoningPolicy, weights: Readonly<ZoningWeights>): ZoningPolicy {
  const { sources } = policy;
  return { ...policy, weights, sources: { ...sources, weights: { ...sources.weights, basis: 'assumed' } } };
}
