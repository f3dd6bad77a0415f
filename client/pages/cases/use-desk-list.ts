import { useEffect, useMemo, useState } from 'react';
import { deskCounts, type DeskCounts } from '../../../shared/desk/desk-counts.ts';
import type { DeskCase, DeskFilter } from '../../../shared/desk/desk-filter.ts';
import { deskList, newest } from '../../../shared/desk/desk-list.ts';
import type { CaseFact } from '../../../shared/model/case.ts';
import type { LinkState } from '../../stores/link.ts';
import { useLink, useServerNow, useStores, useWorld } from '../../stores/use-stores.ts';

const NONE: ReadonlyMap<string, CaseFact> = new Map();
const COUNT_EVERY_MS = 10_000;

export interface ShownCases {
  readonly rows: readonly DeskCase[];
  readonly counts: DeskCounts;
}

/**
 * The rows of the desk in their order, and the same cases on the map. Worked out anew when a case or the filter is another, or
 * when time alone changes what is shown; a tick of the clock renders nothing.
 */
export function useDeskList(filter: DeskFilter, read: ReadonlyMap<string, DeskCase>, isLive: boolean): ShownCases {
  const { view, link } = useStores();
  const facts = useWorld((world) => world.facts.cases);
  const live = isLive ? facts : NONE;
  const countedMs = useServerNow(COUNT_EVERY_MS);
  const [moment, setMoment] = useState(() => secondOf(link.getState()));
  const list = useMemo(() => deskList({ live, read, isLive }, filter, moment), [live, read, isLive, filter, moment]);
  const isOver = useLink((state) => secondOf(state) >= list.validUntilMs);
  if (isOver && secondOf(link.getState()) !== moment) setMoment(secondOf(link.getState()));
  const counts = useMemo(
    () => deskCounts(newest({ live, read, isLive }), filter, countedMs),
    [live, read, isLive, filter, countedMs],
  );
  const { rows } = list;
  useEffect(() => view.getState().casesNarrowed(new Map(rows.map((item) => [item.id, item]))), [view, rows]);
  useEffect(() => () => view.getState().casesNarrowed(null), [view]);
  return { rows, counts };
}

/** Server time in whole seconds, epoch ms. */
function secondOf({ nowMs, clockSkewMs }: LinkState): number {
  return Math.floor((nowMs + clockSkewMs) / 1_000) * 1_000;
}
