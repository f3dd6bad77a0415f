import { useMemo } from 'react';
import { dayStartMs } from '../../shared/lib/local-day.ts';
import type { HeadlineMoment } from '../../shared/world/headline.ts';
import { useDistrict, useServerNow } from '../stores/use-stores.ts';

/** Until the server tells from when a case is in warning, none is. */
const NO_WARNING = 0.999_999;

/** The instant and the limits that figures are read against, renewed every ten seconds. */
export function useMoment(): HeadlineMoment {
  const nowMs = useServerNow(10_000);
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const warnShare = useDistrict((state) => state.district?.cases.warnShare ?? NO_WARNING);
  return useMemo(
    () => ({ nowMs, dayStartMs: dayStartMs(nowMs, timeZone), policy: { warnShare } }),
    [nowMs, timeZone, warnShare],
  );
}
