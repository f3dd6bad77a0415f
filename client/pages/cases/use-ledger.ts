import { useState } from 'react';
import type { DeskFilter } from '../../../shared/desk/desk-filter.ts';
import type { DeskPlace } from '../../selectors/desk-link.ts';
import { useStores } from '../../stores/use-stores.ts';
import type { FetchFailure } from '../../wire/fetch-json.ts';
import { readLedger, type LedgerRows } from './read-ledger.ts';

export interface Ledger {
  readonly isReading: boolean;
  readonly failure: FetchFailure | null;
  /** What is being printed, with what it was narrowed to when it was asked for. */
  readonly sheet: { readonly rows: LedgerRows; readonly place: DeskPlace; readonly atMs: number } | null;
  readonly read: () => void;
  readonly done: () => void;
}

/** Reads what is listed and puts it on a sheet for the printer. */
export function useLedger(place: DeskPlace, filter: DeskFilter): Ledger {
  const { link } = useStores();
  const [isReading, setIsReading] = useState(false);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const [sheet, setSheet] = useState<Ledger['sheet']>(null);

  async function read(): Promise<void> {
    if (isReading) return;
    setIsReading(true);
    const answer = await readLedger(filter);
    setIsReading(false);
    setFailure(answer.ok ? null : answer.error);
    const { nowMs, clockSkewMs } = link.getState();
    if (answer.ok) setSheet({ rows: answer.value, place, atMs: nowMs + clockSkewMs });
  }
  return { isReading, failure, sheet, read: () => void read(), done: () => setSheet(null) };
}
