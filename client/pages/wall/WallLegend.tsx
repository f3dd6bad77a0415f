import { useTranslation } from 'react-i18next';
import { GRID_STATES } from '../../../shared/coverage/grid-live.ts';
import type { TownCoverage } from '../../selectors/wall.ts';

/** Grid states with their counts in the whole scope. */
export function WallLegend({ towns }: { readonly towns: readonly TownCoverage[] }) {
  const { t } = useTranslation('words');
  return (
    <ul className="wall-legend">
      {GRID_STATES.map((state) => (
        <li key={state}>
          <i className={`state-${state}`} />
          {t(`gridState.${state}`)}
          <b>{towns.reduce((sum, town) => sum + town.counts[state], 0)}</b>
        </li>
      ))}
    </ul>
  );
}
