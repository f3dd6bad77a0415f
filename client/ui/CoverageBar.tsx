import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { GRID_STATES, type GridState } from '../../shared/coverage/grid-live.ts';

interface CoverageBarProps {
  readonly counts: Readonly<Record<GridState, number>>;
}

/** Shares of the four grid states side by side; hatched and dotted like the marks. */
export const CoverageBar = memo(function CoverageBar({ counts }: CoverageBarProps) {
  const { t } = useTranslation('words');
  const total = GRID_STATES.reduce((sum, state) => sum + counts[state], 0);
  const label = GRID_STATES.map((state) => `${t(`gridState.${state}`)} ${counts[state]}`).join(' · ');
  return (
    <span className="coverage-bar" role="img" aria-label={label} title={label}>
      {total > 0 &&
        GRID_STATES.map((state) => (
          <i key={state} className={`fill-${state}`} style={{ flexGrow: counts[state] }} hidden={counts[state] === 0} />
        ))}
    </span>
  );
});
