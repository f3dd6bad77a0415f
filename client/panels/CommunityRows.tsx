import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridState } from '../../shared/coverage/grid-live.ts';
import type { Community } from '../../shared/model/area.ts';
import type { WorldFacts } from '../../shared/world/facts.ts';
import type { Places } from '../selectors/places.ts';
import { useWorld } from '../stores/use-stores.ts';
import { CoverageBar } from '../ui/CoverageBar.tsx';
import { EmptyNote } from '../ui/EmptyNote.tsx';
import { RowList } from './RowList.tsx';
import { usePlaces } from './use-places.ts';

/** Communities and villages of a town with their coverage. */
export function CommunityRows({ communities }: { readonly communities: readonly Community[] }) {
  const { t } = useTranslation();
  const grids = useWorld((world) => world.facts.grids);
  const places = usePlaces();
  const rows = useMemo(
    () =>
      communities.map((community) => {
        const counts = countStates(places, grids, community.code);
        return {
          key: community.code,
          to: { kind: 'community', code: community.code } as const,
          title: community.name,
          detail: t('town.grids', { count: places.gridsOf({ community: community.code }).length }),
          end: <CoverageBar counts={counts} />,
        };
      }),
    [communities, grids, places, t],
  );
  if (rows.length === 0) return <EmptyNote>{t('list.noCommunities')}</EmptyNote>;
  return <RowList label={t('town.communities', { count: rows.length })} rows={rows} />;
}

function countStates(places: Places, live: WorldFacts['grids'], community: string): Record<GridState, number> {
  const counts = { covered: 0, thin: 0, overdue: 0, empty: 0 };
  for (const grid of places.gridsOf({ community })) {
    const state = live.get(grid.index)?.state;
    if (state) counts[state]++;
  }
  return counts;
}
