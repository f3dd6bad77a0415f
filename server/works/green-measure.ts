import { setImmediate } from 'node:timers/promises';
import { frameOf } from '../../shared/geo/area.ts';
import {
  greenFields,
  greenShares,
  measureLand,
  type GreenPolicy,
  type GreenReach,
  type MeasuredLand,
} from '../../shared/works/green-reach.ts';
import { remembered } from '../lib/remembered.ts';
import type { LoadedDistrict } from '../ports/district.ts';

/** Reach of green and parks of a town, or of the district for null; null when it is not provided. */
export type GreenMeasure = (town: string | null) => Promise<GreenReach | null>;

/** Shapes and green places never change while a server runs: by the same policy each town is measured once, when it is first asked for. */
export function createGreenMeasure(loaded: LoadedDistrict, policyNow: () => GreenPolicy | null): GreenMeasure {
  const towns = loaded.towns.features;
  const places = loaded.works?.green;
  const measuredBy = remembered<GreenPolicy, Map<string, MeasuredLand>>(() => new Map());

  return async (town) => {
    const policy = policyNow();
    if (!places || !policy) return null;
    const measured = measuredBy(policy);
    const fields = greenFields(places, policy, frameOf(towns.map(({ geometry }) => geometry)));
    const land: MeasuredLand[] = [];
    for (const { properties, geometry } of towns) {
      if (town !== null && properties.code !== town) continue;
      const known = measured.get(properties.code);
      const piece = known ?? measureLand({ geometry, residents: properties.residents?.value ?? null }, fields);
      land.push(piece);
      if (known) continue;
      measured.set(properties.code, piece);
      // Positions come in between two towns.
      await setImmediate();
    }
    return greenShares(land, policy);
  };
}
