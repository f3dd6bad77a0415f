import { useMemo } from 'react';
import { gridRows } from '../selectors/desk-rows.ts';
import { useWorld } from '../stores/use-stores.ts';
import { GridTable } from './GridTable.tsx';
import { useKeptGrids } from './use-kept-rows.ts';
import { usePlaces } from './use-places.ts';

/** The grids of a town, worst first. */
export function TownGrids({ town }: { readonly town: string }) {
  const places = usePlaces();
  const live = useWorld((world) => world.facts.grids);
  const grids = useMemo(() => places.gridsOf({ town }), [places, town]);
  return <GridTable rows={useKeptGrids(useMemo(() => gridRows(grids, live), [grids, live]))} />;
}
