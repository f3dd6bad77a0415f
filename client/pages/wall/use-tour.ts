import { useEffect, useRef, useState } from 'react';
import { boundsOf } from '../../selectors/bounds.ts';
import type { Stores } from '../../stores/stores.ts';
import { gridCountsOf } from '../../selectors/grid-counts.ts';
import { townsByCoverage } from '../../selectors/wall.ts';
import { TOUR_START, tourAt, tourPaused, type TourState } from './tour.ts';

const KEPT_AS = 'jingge.wall.tour';

/** Runs the tour on the one-second tick of the link store and asks the map to follow; pauses on touch or key. */
export function useTour(stores: Stores): TourState {
  const [tour, setTour] = useState<TourState>(readKept);
  const current = useRef(tour);

  useEffect(() => {
    const move = (next: TourState) => {
      if (next === current.current) return;
      const before = current.current;
      current.current = next;
      sessionStorage.setItem(KEPT_AS, JSON.stringify(next));
      setTour(next);
      if (next.town !== before.town || next.untilMs !== before.untilMs) show(stores, next);
    };
    const tick = () => {
      const { facts } = stores.world.getState();
      const { towns } = gridCountsOf(facts.grids, stores.district.getState().grids);
      if (towns.size === 0) return;
      const worstFirst = townsByCoverage(towns).map((town) => town.code);
      move(tourAt(current.current, Date.now(), worstFirst, [...facts.alerts.values()]));
    };
    const pause = () => move(tourPaused(current.current, Date.now()));
    const stopTicks = stores.link.subscribe((now, before) => {
      if (now.nowMs !== before.nowMs) tick();
    });
    window.addEventListener('pointerdown', pause);
    window.addEventListener('keydown', pause);
    const showKept = () => {
      if (current.current.town && stores.district.getState().towns) show(stores, current.current);
    };
    showKept();
    const stopDistrict = stores.district.subscribe((now, before) => {
      if (now.towns && !before.towns) showKept();
    });
    return () => {
      stopTicks();
      stopDistrict();
      window.removeEventListener('pointerdown', pause);
      window.removeEventListener('keydown', pause);
    };
  }, [stores]);

  return tour;
}

function show(stores: Stores, tour: TourState): void {
  const { district, towns } = stores.district.getState();
  const view = stores.view.getState();
  const town = towns?.features.find((feature) => feature.properties.code === tour.town);
  view.selected(town ? { kind: 'town', code: town.properties.code } : null);
  const bounds = town ? boundsOf(town.geometry) : district?.bounds;
  if (bounds) view.focusAsked({ kind: 'bounds', bounds });
}

function readKept(): TourState {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT_AS) ?? 'null') as Partial<TourState> | null;
    return kept && typeof kept.untilMs === 'number' ? { ...TOUR_START, ...kept } : TOUR_START;
  } catch {
    return TOUR_START;
  }
}
