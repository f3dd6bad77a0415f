import type { WorldFacts } from '../../shared/world/facts.ts';
import type { Selection } from '../stores/view.ts';
import type { Places } from './places.ts';

/** The way from the district down to the selection; the district itself is null and always first. */
export function breadcrumb(
  selection: Selection | null,
  places: Places,
  cases: WorldFacts['cases'],
): readonly (Selection | null)[] {
  if (!selection) return [null];
  switch (selection.kind) {
    case 'town':
      return [null, selection];
    case 'community': {
      const community = places.community(selection.code);
      return [null, ...townStep(community?.properties.town ?? null), selection];
    }
    case 'grid':
      return [null, ...gridSteps(selection.code, places)];
    case 'officer': {
      const officer = places.officer(selection.id);
      return [null, ...townStep(officer?.town ?? null), selection];
    }
    case 'case': {
      const item = cases.get(selection.id);
      const steps = item?.grid ? gridSteps(item.grid, places) : townStep(item?.town ?? null);
      return [null, ...steps, selection];
    }
  }
}

function townStep(code: string | null): Selection[] {
  return code === null ? [] : [{ kind: 'town', code }];
}

function gridSteps(code: string, places: Places): Selection[] {
  const grid = places.grid(code);
  if (!grid) return [{ kind: 'grid', code }];
  const community = places.community(grid.community);
  return [
    ...townStep(grid.town),
    ...(community ? [{ kind: 'community', code: grid.community } as const] : []),
    { kind: 'grid', code },
  ];
}
