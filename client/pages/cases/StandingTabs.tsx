import { useTranslation } from 'react-i18next';
import { LATENESS, type Lateness } from '../../../shared/cases/lateness.ts';
import type { DeskCounts } from '../../../shared/desk/desk-counts.ts';
import { ENDED_STATES, isEnded } from '../../../shared/cases/ended-states.ts';
import { CASE_STATES, CASE_WAITS } from '../../../shared/model/case.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { CaseMark } from '../../ui/CaseMark.tsx';
import type { DeskWay } from './use-desk-place.ts';

interface StandingTabsProps {
  readonly counts: DeskCounts;
  readonly way: DeskWay;
  /** Whether the stream tells what has ended; without it there is a figure only once one has looked back. */
  readonly isLive: boolean;
}

const OPEN_STATES = CASE_STATES.filter((state) => !isEnded(state));
const OPEN_LATENESS = LATENESS.filter((lateness) => !lateness.startsWith('ended')).toReversed();
const ENDED_LATENESS = LATENESS.filter((lateness) => lateness.startsWith('ended')).toReversed();
const looksBack = (state: string) => state === 'ended' || ENDED_STATES.some((one) => one === state);

/** How many cases are in each state, how they stand and what they wait for; a press narrows the list to them, another one widens it again. The states of
 * what has ended are told when one looks back. */
export function StandingTabs({ counts, way: { place, narrow }, isLive }: StandingTabsProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const isBack = looksBack(place.state);
  const lateness = isBack ? ENDED_LATENESS : OPEN_LATENESS;
  const states = ['open', ...(isBack ? [] : OPEN_STATES), 'ended', ...(isBack ? ENDED_STATES : [])] as const;
  /** How open cases stand says nothing of those that have ended, and the other way round. */
  const go = (state: string) =>
    narrow({ state, ...(looksBack(state) === isBack || state === 'all' ? {} : { lateness: '' }) });
  return (
    <div className="standing-tabs">
      <div role="group" aria-label={t('lateness')}>
        {lateness.map((one: Lateness) => (
          <button
            key={one}
            type="button"
            aria-pressed={place.lateness === one}
            className={`standing case-${one}`}
            onClick={() => narrow({ lateness: place.lateness === one ? '' : one })}
          >
            <CaseMark lateness={one} />
            {word(`lateness.${one}`)} <b>{formats.count(counts.lateness[one])}</b>
          </button>
        ))}
      </div>
      <div role="group" aria-label={t('waits')} className="waits-tabs">
        {CASE_WAITS.map((wait) => {
          const isChosen = place.waits === wait;
          if (!isChosen && counts.waits[wait] === 0) return null;
          return (
            <button
              key={wait}
              type="button"
              aria-pressed={isChosen}
              className="standing"
              // What waits may have ended: the state is left open with it, and taken back with it.
              onClick={() => narrow(isChosen ? { waits: '', state: 'open' } : { waits: wait, state: 'all' })}
            >
              {word(`waits.${wait}`)} <b>{formats.count(counts.waits[wait])}</b>
            </button>
          );
        })}
        <button
          type="button"
          aria-pressed={place.view === 'causes'}
          className="standing"
          onClick={() => narrow({ view: place.view === 'causes' ? '' : 'causes' })}
        >
          {t('causes')}
        </button>
      </div>
      <div role="group" aria-label={t('state')}>
        {states.map((state) => {
          const isChosen = place.state === state;
          if (!isChosen && counts.states[state] === 0 && state !== 'open' && state !== 'ended') return null;
          return (
            <button
              key={state}
              type="button"
              aria-pressed={isChosen}
              className="standing"
              onClick={() => go(isChosen ? 'open' : state)}
            >
              {state === 'open' || state === 'ended' ? t(state) : word(`caseState.${state}`)}{' '}
              {(state !== 'ended' || isLive || isBack) && <b>{formats.count(counts.states[state])}</b>}
            </button>
          );
        })}
        <button
          type="button"
          aria-pressed={place.state === 'all'}
          className="standing"
          onClick={() => go(place.state === 'all' ? 'open' : 'all')}
        >
          {t('all')}
        </button>
      </div>
    </div>
  );
}
