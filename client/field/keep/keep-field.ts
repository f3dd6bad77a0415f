import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import type { PageLife } from '../../wire/page-life.ts';
import type { FieldApi } from '../field-api.ts';
import type { FieldDb } from '../field-db.ts';
import type { FieldStore } from '../field-store.ts';

/** How often the page asks while it is looked at: a whistle has ten minutes. */
const ASK_EVERY_MS = 20_000;

/** What an older page kept knows of no signatures. */
const NOTHING_TO_SIGN = { toSign: [] };

export interface FieldKeeper {
  refresh(): Promise<void>;
  /** A case as a step has left it, before the next answer. */
  heard(detail: CaseDetail): void;
  close(): void;
}

/** Keeps what the server tells an officer, on screen and on the phone. */
export async function keepField(parts: {
  readonly store: FieldStore;
  readonly db: FieldDb;
  readonly api: FieldApi;
  readonly life: PageLife;
  readonly signedOut: () => void;
}): Promise<FieldKeeper> {
  const { store, db, api, life, signedOut } = parts;
  const kept = await db.read('answer');
  if (kept) store.setState({ ...kept, answer: { ...NOTHING_TO_SIGN, ...kept.answer } });
  let asking: Promise<void> | null = null;
  let isClosed = false;

  async function ask(): Promise<void> {
    const told = await api.field();
    if (isClosed) return;
    // Another officer may have signed in in another window: what is told then is not for this page.
    if (told.ok && told.value.officer.id !== store.getState().session?.officer) signedOut();
    else if (told.ok) {
      const heardMs = life.nowMs();
      const fresh = { answer: told.value, heardMs, skewMs: told.value.serverMs - heardMs };
      store.setState({ ...fresh, isOnline: true });
      await db.keep('answer', fresh);
    } else if (told.error.status === 401 || told.error.status === 403) signedOut();
    else store.setState({ isOnline: told.error.status !== null });
  }

  const refresh = () => (asking ??= ask().finally(() => (asking = null)));
  const stops = [
    life.every(ASK_EVERY_MS, () => {
      if (life.isVisible()) void refresh();
    }),
    life.onWake(() => void refresh()),
  ];
  void refresh();
  return {
    refresh,
    heard(detail) {
      const { answer } = store.getState();
      if (!answer) return;
      const cases = answer.cases.map((item) =>
        item.id === detail.id && item.version <= detail.version ? { ...detail, afterArrival: null } : item,
      );
      store.setState({ answer: { ...answer, cases } });
    },
    close() {
      isClosed = true;
      stops.forEach((stop) => stop());
    },
  };
}
