import { useEffect, useMemo, useState } from 'react';
import { deskCounts, type DeskCounts } from '../../../shared/desk/desk-counts.ts';
import type { DeskCase, DeskFilter } from '../../../shared/desk/desk-filter.ts';
import { deskList, newest } from '../../../shared/desk/desk-list.ts';
import type { CaseFact } from '../../../shared/model/case.ts';
import { useServerNow, useStores, useWorld } from '../../stores/use-stores.ts';

const NONE: ReadonlyMap<string, CaseFact> = new Map();
const COUNT_EVERY_MS = 10_000;

export interface ShownCases {
  readonly rows: readonly DeskCase[];
  readonly counts: DeskCounts;
}

/**
 * The rows of the desk in their order, and the same cases on the map. Worked out anew when a case or the filter is another, or
 * when time alone changes what is shown; never for a tick of the clock.
 */
export function useDeskList(filter: DeskFilter, read: ReadonlyMap<string, DeskCase>, isLive: boolean): ShownCases {
  const { view } = useStores();
  const facts = useWorld((world) => world.facts.cases);
  const live = isLive ? facts : NONE;
  const nowMs = useServerNow();
  const countedMs = Math.floor(nowMs / COUNT_EVERY_MS) * COUNT_EVERY_MS;
  const [moment, setMoment] = useState(nowMs);
  const list = useMemo(() => deskList({ live, read, isLive }, filter, moment), [live, read, isLive, filter, moment]);
  if (nowMs >= list.validUntilMs && nowMs !== moment) setMoment(nowMs);
  const counts = useMemo(
    () => deskCounts(newest({ live, read, isLive }), filter, countedMs),
    [live, read, isLive, filter, countedMs],
  );
  const { rows } = list;
  useEffect(() => view.getState().casesNarrowed(new Map(rows.map((item) => [item.id, item]))), [view, rows]);
  useEffect(() => () => view.getState().casesNarrowed(null), [view]);
  return { rows, counts };
}
