import type { Places } from '../../shared/access/grant-binding.ts';
import type { LoadedDistrict } from '../ports/district.ts';

/** What roles can be bound to in the district that is loaded. */
export function placesOf({ towns, officers }: LoadedDistrict): Places {
  return {
    towns: new Set(towns.features.map(({ properties }) => properties.code)),
    officers: new Map(officers.map((officer) => [officer.id, officer])),
  };
}
