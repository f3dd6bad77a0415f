import type { PageLife } from '../../wire/page-life.ts';
import type { FieldApi } from '../field-api.ts';
import type { FieldState, FieldStore } from '../field-store.ts';

/** An answer that is older was kept from before: what it says of whistles is over. */
const FRESH_MS = 60_000;

/**
 * Tells the server once that an alert of a whistle is on the screen of the officer whom it alerted, and rings (CAS-16). A page
 * that nobody looks at has shown nothing yet. Answers how to stop.
 */
export function keepAlerts(parts: {
  readonly store: FieldStore;
  readonly api: Pick<FieldApi, 'seeWhistle'>;
  readonly life: PageLife;
  readonly ring: () => void;
}): () => void {
  const { store, api, life, ring } = parts;
  const rung = new Set<string>();
  const told = new Set<string>();

  function look(): void {
    const { answer, heardMs } = store.getState();
    const isFresh = heardMs !== null && life.nowMs() - heardMs <= FRESH_MS;
    if (!answer || !isFresh || !life.isVisible()) return;
    for (const { id, whistledMs, isAlerted, seenMs } of answer.whistles) {
      const key = `${id} ${whistledMs}`;
      if (!isAlerted || seenMs !== null || told.has(key)) continue;
      told.add(key);
      if (!rung.has(key)) ring();
      rung.add(key);
      void tell(id, key);
    }
  }

  /** What was not heard is told again with the next answer. */
  async function tell(id: string, key: string): Promise<void> {
    const answer = await api.seeWhistle(id);
    if (!answer.ok) told.delete(key);
  }

  const hasNews = (state: FieldState, before: FieldState) => state.answer !== before.answer;
  const stops = [
    store.subscribe((state, before) => {
      if (hasNews(state, before)) look();
    }),
    life.onWake(look),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Shakes the phone, where it can. */
export function shake(): void {
  if ('vibrate' in navigator) navigator.vibrate([400, 200, 400, 200, 400]);
}
