import { placesOf, type Places } from '../selectors/places.ts';
import { useDistrict } from '../stores/use-stores.ts';

/** Where everything is; the same object as long as the district is the same. */
export function usePlaces(): Places {
  return useDistrict(placesOf);
}
