import { OFFICER_STATES } from '../../shared/model/officer.ts';
import { townOfScope } from '../../shared/world/scope.ts';
import { boundsOf } from '../selectors/bounds.ts';
import { placesOf } from '../selectors/places.ts';
import type { Stores } from '../stores/stores.ts';
import type { Focus, Selection } from '../stores/view.ts';

/** How near the map comes to a point. */
const POINT_ZOOM = 15.5;

/** Selects something and lets the map show it; null is the whole scope. */
export function goTo(stores: Stores, selection: Selection | null): void {
  const view = stores.view.getState();
  view.selected(selection);
  const focus = focusOn(stores, selection);
  if (focus) view.focusAsked(focus);
}

/** Lets the map show a point, near enough to tell what is beside it. */
export function focusPoint({ view }: Pick<Stores, 'view'>, at: readonly [number, number]): void {
  view.getState().focusAsked(point(at));
}

/** Where the map has to look to see something; null when it has no place. */
export function focusOn(stores: Stores, selection: Selection | null): Focus | null {
  const district = stores.district.getState();
  const places = placesOf(district);
  if (!selection) {
    const town = places.town(townOfScope(stores.link.getState().scope));
    if (town) return { kind: 'bounds', bounds: boundsOf(town.geometry) };
    return district.district && { kind: 'bounds', bounds: district.district.bounds };
  }
  switch (selection.kind) {
    case 'grid':
      return places.grid(selection.code) && { kind: 'grid', code: selection.code };
    case 'town':
    case 'community': {
      const area = selection.kind === 'town' ? places.town(selection.code) : places.community(selection.code);
      return area && { kind: 'bounds', bounds: boundsOf(area.geometry) };
    }
    case 'officer': {
      const officer = places.officer(selection.id);
      const place = officer && stores.frames.lastPlace(officer.index);
      if (place && OFFICER_STATES[place.state] === 'on-break') return null;
      const at = place ?? officer;
      return at && at.lon !== null && at.lat !== null ? point([at.lon, at.lat]) : null;
    }
    case 'case': {
      const item = stores.world.getState().facts.cases.get(selection.id);
      return item && item.lon !== null && item.lat !== null ? point([item.lon, item.lat]) : null;
    }
  }
}

function point(at: readonly [number, number]): Focus {
  return { kind: 'point', at, minZoom: POINT_ZOOM };
}
