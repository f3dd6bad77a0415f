import { useTranslation } from 'react-i18next';
import { GRID_STATES, type GridState } from '../../shared/coverage/grid-live.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { useFormats } from './use-formats.ts';

interface CoverageCountsProps {
  readonly counts: Readonly<Record<GridState, number>>;
  readonly total: number;
}

/** The legend of the grid states with how many grids are in each. */
export function CoverageCounts({ counts, total }: CoverageCountsProps) {
  const { t } = useTranslation('words');
  const formats = useFormats();
  return (
    <ul className="coverage-counts">
      {GRID_STATES.map((state) => (
        <li key={state} className={`text-${state}`}>
          <StateMark state={state} /> <span>{t(`gridState.${state}`)}</span> <b>{formats.count(counts[state])}</b>
          <small>{total > 0 ? formats.share(counts[state] / total) : '–'}</small>
        </li>
      ))}
    </ul>
  );
}
