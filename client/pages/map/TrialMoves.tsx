import { useTranslation } from 'react-i18next';
import type { WhatIfZone } from '../../../shared/zoning/what-if-zones.ts';
import { goTo } from '../../panels/go-to.ts';
import { useNames } from '../../panels/use-names.ts';
import { trialMoves } from '../../selectors/what-if.ts';
import { useStores } from '../../stores/use-stores.ts';
import { ZoneMark } from '../../ui/ClassMark.tsx';

interface TrialMovesProps {
  readonly tried: ReadonlyMap<string, WhatIfZone>;
  /** The weights are those in use. */
  readonly isInForce: boolean;
}

/** Towns that change class, from which to which, and the scores behind it; a click shows the town. */
export function TrialMoves({ tried, isInForce }: TrialMovesProps) {
  const { t } = useTranslation();
  const stores = useStores();
  const names = useNames();
  const moves = trialMoves(tried);
  const points = (score: number | undefined) => (score === undefined ? '–' : String(score));
  return (
    <section className="trial-moves" aria-labelledby="trial-moves-title">
      <h3 id="trial-moves-title" aria-live="polite">
        {t('whatIf.moved', { count: moves.length })}
      </h3>
      {moves.length === 0 && <p className="muted">{t(isInForce ? 'whatIf.asInForce' : 'whatIf.none')}</p>}
      <ul>
        {moves.map(({ code, from, to }) => (
          <li key={code}>
            <button type="button" onClick={() => goTo(stores, { kind: 'town', code })}>
              <b>{names.shortTown(code)}</b>
              <span>
                <ZoneMark zone={from?.value ?? null} /> → <ZoneMark zone={to?.value ?? null} />
              </span>
              <small>{t('whatIf.score', { before: points(from?.score), after: points(to?.score) })}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
