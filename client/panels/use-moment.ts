import { useMemo } from 'react';
import { dayStartMs } from '../../shared/lib/local-day.ts';
import type { HeadlineMoment } from '../../shared/world/headline.ts';
import { useDistrict, useServerNow } from '../stores/use-stores.ts';

/** The instant that figures are read against, and the start of its day, renewed every ten seconds. */
export function useMoment(): HeadlineMoment {
  const nowMs = useServerNow(10_000);
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  return useMemo(() => ({ nowMs, dayStartMs: dayStartMs(nowMs, timeZone) }), [nowMs, timeZone]);
}
