import { NO_GRIDS, type CountsByTown, type GridCounts } from '../../shared/world/grid-counts.ts';
import { gridCountsOf } from '../selectors/grid-counts.ts';
import { useDistrict, useWorld } from '../stores/use-stores.ts';

/** Grids by state of the scope and of its towns; renders again when one of the counts is another. */
export function useGridCounts(): CountsByTown {
  const grids = useDistrict((state) => state.grids);
  return useWorld((world) => gridCountsOf(world.facts.grids, grids));
}

/** Those of one town. */
export function useTownCounts(town: string): GridCounts {
  const grids = useDistrict((state) => state.grids);
  return useWorld((world) => gridCountsOf(world.facts.grids, grids).towns.get(town) ?? NO_GRIDS);
}
