import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { GRID_STATES, type GridReason } from '../../../shared/coverage/grid-live.ts';
import type { TownCoverage, WorstGrid } from '../../selectors/wall.ts';

interface TownBarsProps {
  readonly towns: readonly TownCoverage[];
  readonly nameOf: (code: string) => string;
  readonly worstOf: (town: string) => WorstGrid | null;
  readonly touring: string | null;
  readonly room: number;
}

/** Towns by coverage, worst first: a bar by state, the share walked, and why the worst grid is the worst. */
export const TownBars = memo(function TownBars({ towns, nameOf, worstOf, touring, room }: TownBarsProps) {
  const { t } = useTranslation('wall');
  const { t: word } = useTranslation('words');
  const shown = towns.slice(0, room);
  return (
    <section className="wall-panel wall-towns" aria-labelledby="wall-towns">
      <h2 id="wall-towns">{t('townsByCoverage')}</h2>
      <ol>
        {shown.map((town) => (
          <li key={town.code} className={town.code === touring ? 'on-tour' : undefined}>
            <span className="wall-town-name">{nameOf(town.code)}</span>
            <span
              className="wall-bar"
              role="img"
              aria-label={GRID_STATES.map((state) => `${word(`gridState.${state}`)} ${town.counts[state]}`).join('，')}
            >
              {GRID_STATES.map((state) =>
                town.counts[state] > 0 ? (
                  <i key={state} className={`state-${state}`} style={{ flexGrow: town.counts[state] }} />
                ) : null,
              )}
            </span>
            <span className="wall-town-share">
              {town.counts.covered}/{town.total}
            </span>
            {town.troubleShare > 0 && <Worst worst={worstOf(town.code)} />}
          </li>
        ))}
      </ol>
      {towns.length > shown.length && <p className="wall-more">{t('more', { count: towns.length - shown.length })}</p>}
    </section>
  );
});

function Worst({ worst }: { readonly worst: WorstGrid | null }) {
  const { t } = useTranslation('wall');
  if (!worst) return null;
  const { grid, live } = worst;
  return (
    <span className={`wall-worst text-${live.state}`}>
      {t('worstGrid', { grid: grid.name, reason: reasonText(live.reason, t) })}
    </span>
  );
}

function reasonText(reason: GridReason, t: TFunction<'wall'>): string {
  return t(`reason.${reason.code}`, {
    share: `${Math.round(reason.measured * 100)}%`,
    minutes: Math.round(reason.measured),
  });
}
