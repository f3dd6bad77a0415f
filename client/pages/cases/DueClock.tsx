import { useTranslation } from 'react-i18next';
import { isEnded } from '../../../shared/cases/ended-states.ts';
import type { CaseFact } from '../../../shared/model/case.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { countdown } from '../../ui/countdown.ts';

interface DueClockProps {
  readonly item: Pick<CaseFact, 'state' | 'nextClock' | 'nextDueMs' | 'closedMs' | 'updatedMs'>;
}

/** The clock of a case that is due first, by name: what is left, or how long it is late. All clocks of the page go by its one timer. */
export function DueClock({ item }: DueClockProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const nowMs = useServerNow();
  const { state, nextClock, nextDueMs, closedMs, updatedMs } = item;
  if (isEnded(state)) return <span className="due-clock">{formats.moment(closedMs ?? updatedMs, nowMs)}</span>;
  if (state === 'suspended') return <span className="due-clock">{t('held')}</span>;
  if (nextClock === null || nextDueMs === null) return <span className="due-clock">{t('no-limit')}</span>;
  const leftMs = nextDueMs - nowMs;
  const name = word(`nextClock.${nextClock}`);
  return (
    <time className="due-clock" title={t('clock-due-at', { clock: name, time: formats.moment(nextDueMs, nowMs) })}>
      <span>
        {leftMs < 0 && <small>{t('late-by')}</small>}
        {countdown(leftMs, t('day-mark'))}
      </span>
      <small className="due-which">{name}</small>
    </time>
  );
}
