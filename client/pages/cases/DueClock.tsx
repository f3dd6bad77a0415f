import { useTranslation } from 'react-i18next';
import { isEnded } from '../../../shared/cases/ended-states.ts';
import type { CaseFact } from '../../../shared/model/case.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { countdown } from '../../ui/countdown.ts';

/** The clock of a case: what is left, or how long it is late. All clocks of the page go by its one timer. */
export function DueClock({ item }: { readonly item: Pick<CaseFact, 'state' | 'dueMs' | 'closedMs' | 'updatedMs'> }) {
  const { t } = useTranslation('cases');
  const formats = useFormats();
  const nowMs = useServerNow();
  const { state, dueMs, closedMs, updatedMs } = item;
  if (isEnded(state)) return <span className="due-clock">{formats.moment(closedMs ?? updatedMs, nowMs)}</span>;
  if (state === 'suspended') return <span className="due-clock">{t('held')}</span>;
  if (dueMs === null) return <span className="due-clock">{t('no-limit')}</span>;
  const leftMs = dueMs - nowMs;
  return (
    <time className="due-clock" title={t('due-at', { time: formats.moment(dueMs, nowMs) })}>
      {leftMs < 0 && <small>{t('late-by')}</small>}
      {countdown(leftMs, t('day-mark'))}
    </time>
  );
}
