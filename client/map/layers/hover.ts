import { memoLast } from '../../selectors/memo-last.ts';
import type { Selection } from '../../stores/view.ts';
import type { FeatureStates } from '../layer.ts';

interface Coded {
  readonly features: readonly { readonly id: number; readonly properties: { readonly code: string } }[];
}

/** Feature id of what is hovered when it is of this kind. */
export function hoverId(hover: Selection | null, kind: 'town' | 'community', areas: Coded | null): number | null {
  if (hover?.kind !== kind || !areas) return null;
  return areas.features.find((feature) => feature.properties.code === hover.code)?.id ?? null;
}

const HOVERED = { hover: true } as const;

/** States of a source in which only the hovered area has one. */
export function createHoverStates(): (id: number | null) => FeatureStates {
  return memoLast((id: number | null): FeatureStates => new Map(id === null ? [] : [[id, HOVERED]]));
}
