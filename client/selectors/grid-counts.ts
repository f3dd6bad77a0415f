import type { GridLive } from '../../shared/coverage/grid-live.ts';
import { followGrids, type CountsByTown } from '../../shared/world/grid-counts.ts';
import type { GridRegister } from '../stores/grid-register.ts';

let followed: { readonly grids: GridRegister | null; readonly follow: ReturnType<typeof followGrids> } | null = null;

/**
 * Grids by state, of everything and of each town (WLD-5). Shared by map, panels and wall: whoever asks first after a
 * change counts what changed, the others get the same object.
 */
export function gridCountsOf(live: ReadonlyMap<number, GridLive>, grids: GridRegister | null): CountsByTown {
  if (followed?.grids !== grids) followed = { grids, follow: followGrids((index) => grids?.townOf(index)) };
  return followed.follow(live);
}
