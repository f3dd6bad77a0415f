import { useTranslation } from 'react-i18next';
import { GRID_STATES } from '../../../shared/coverage/grid-live.ts';
import { useFormats } from '../../panels/use-formats.ts';
import type { TownCoverage } from '../../selectors/wall.ts';

/** Grid states with their counts in the whole scope. */
export function WallLegend({ towns }: { readonly towns: readonly TownCoverage[] }) {
  const { t } = useTranslation('words');
  const formats = useFormats();
  return (
    <ul className="wall-legend">
      {GRID_STATES.map((state) => (
        <li key={state}>
          <i className={`state-${state}`} />
          {t(`gridState.${state}`)}
          <b>{formats.count(towns.reduce((sum, town) => sum + town.counts[state], 0))}</b>
        </li>
      ))}
    </ul>
  );
}
