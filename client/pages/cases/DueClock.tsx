import { useTranslation } from 'react-i18next';
import { isEnded } from '../../../shared/cases/ended-states.ts';
import type { CaseFact } from '../../../shared/model/case.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useLink, useServerNow } from '../../stores/use-stores.ts';
import { countdown } from '../../ui/countdown.ts';

interface DueClockProps {
  readonly item: Pick<CaseFact, 'state' | 'nextClock' | 'nextDueMs' | 'closedMs' | 'updatedMs'>;
}

/**
 * The clock of a case that is due first, by name: what is left, or how long it is late. All clocks of the page go by its one timer,
 * and it moves the digits alone.
 */
export function DueClock({ item }: DueClockProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  const { state, nextClock, nextDueMs, closedMs, updatedMs } = item;
  if (isEnded(state)) return <span className="due-clock">{formats.moment(closedMs ?? updatedMs, nowMs)}</span>;
  if (state === 'suspended') return <span className="due-clock">{t('held')}</span>;
  if (nextClock === null || nextDueMs === null) return <span className="due-clock">{t('no-limit')}</span>;
  const name = word(`nextClock.${nextClock}`);
  return (
    <time className="due-clock" title={t('clock-due-at', { clock: name, time: formats.moment(nextDueMs, nowMs) })}>
      <Digits dueMs={nextDueMs} />
      <small className="due-which">{name}</small>
    </time>
  );
}

function Digits({ dueMs }: { readonly dueMs: number }) {
  const { t } = useTranslation('cases');
  const dayMark = t('day-mark');
  const isLate = useLink((link) => link.nowMs + link.clockSkewMs > dueMs);
  const digits = useLink((link) => countdown(dueMs - link.nowMs - link.clockSkewMs, dayMark));
  return (
    <span>
      {isLate && <small>{t('late-by')}</small>}
      {digits}
    </span>
  );
}
