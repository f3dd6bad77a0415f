import { useTranslation } from 'react-i18next';
import { isEnded } from '../../../shared/cases/ended-states.ts';
import type { CaseFact } from '../../../shared/model/case.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useLink, useServerNow } from '../../stores/use-stores.ts';
import { countdown } from '../../ui/countdown.ts';

/** The clock of a case: what is left, or how long it is late. All clocks of the page go by its one timer, and it moves the digits alone. */
export function DueClock({ item }: { readonly item: Pick<CaseFact, 'state' | 'dueMs' | 'closedMs' | 'updatedMs'> }) {
  const { t } = useTranslation('cases');
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  const { state, dueMs, closedMs, updatedMs } = item;
  if (isEnded(state)) return <span className="due-clock">{formats.moment(closedMs ?? updatedMs, nowMs)}</span>;
  if (state === 'suspended') return <span className="due-clock">{t('held')}</span>;
  if (dueMs === null) return <span className="due-clock">{t('no-limit')}</span>;
  return (
    <time className="due-clock" title={t('due-at', { time: formats.moment(dueMs, nowMs) })}>
      <Digits dueMs={dueMs} />
    </time>
  );
}

function Digits({ dueMs }: { readonly dueMs: number }) {
  const { t } = useTranslation('cases');
  const dayMark = t('day-mark');
  const isLate = useLink((link) => link.nowMs + link.clockSkewMs > dueMs);
  const digits = useLink((link) => countdown(dueMs - link.nowMs - link.clockSkewMs, dayMark));
  return (
    <>
      {isLate && <small>{t('late-by')}</small>}
      {digits}
    </>
  );
}
