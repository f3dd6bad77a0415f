import { outboxOf } from '../../shared/field/outbox.ts';
import { identityOf } from '../stores/session.ts';
import type { PageLife } from '../wire/page-life.ts';
import type { FieldApi } from './field-api.ts';
import { deleteFieldDb, openFieldDb, type FieldDb, type LastPerson } from './field-db.ts';
import type { FieldStore } from './field-store.ts';
import { keepAlerts, shake } from './keep/keep-alerts.ts';
import { keepField, type FieldKeeper } from './keep/keep-field.ts';
import { keepOutbox, type OutboxKeeper } from './keep/keep-outbox.ts';
import { keepPositions, type Locator, type PositionKeeper } from './keep/keep-positions.ts';

/** What the page can do for its officer. */
export interface OpenedField {
  readonly outbox: OutboxKeeper;
  readonly positions: PositionKeeper;
  readonly field: FieldKeeper;
  /** Begins or ends the own break: at once here, at the server when there is a network (PHN-13). */
  rest(isOn: boolean): Promise<void>;
  /** Ends the session and clears this phone, with whatever waits in the outbox (PHN-11). */
  signOut(): Promise<void>;
}

export interface OpenFieldParts {
  readonly store: FieldStore;
  readonly api: FieldApi;
  readonly life: PageLife;
  readonly locator: Locator;
  readonly last: LastPerson;
  /** Resolves when no other window of this phone works for the officer. */
  readonly alone: (name: string, waiting: () => void) => Promise<void>;
}

/** Opens the page for whoever the server says it is, or without a network for who used it last. Null when it is nobody's. */
export async function openField(parts: OpenFieldParts): Promise<OpenedField | null> {
  const { store, api, last, alone } = parts;
  const known = await last.read();
  const told = await api.session();
  const session = told.ok ? told.value : told.error.status === 401 ? null : known;
  if (told.ok || told.error.status === 401) store.setState({ isOnline: true });
  else store.setState({ isOnline: false });
  if (!session) {
    store.setState({ phase: told.ok || told.error.status === 401 ? 'stranger' : 'needs-network' });
    return null;
  }
  if (!session.signedIn) return closed('stranger');
  if (session.officer === null || !session.actions.includes('field:own')) return closed('no-officer');
  await last.keep(session);
  const identity = identityOf(session);
  await alone(identity, () => store.setState({ phase: 'elsewhere', session }));
  const db = await openFieldDb(identity);
  store.setState({ session });
  const opened = await keepAll({ ...parts, db, identity });
  store.setState({ phase: 'ready' });
  return opened;

  function closed(phase: 'stranger' | 'no-officer'): null {
    store.setState({ phase, session });
    return null;
  }
}

async function keepAll(parts: OpenFieldParts & { readonly db: FieldDb; readonly identity: string }) {
  const { store, api, last, db, identity } = parts;
  const signedOut = () => store.setState({ outbox: { ...store.getState().outbox, isSignedOut: true } });
  const stopAlerts = keepAlerts({ ...parts, ring: shake });
  // What waits to be told of a break is known before the server's word on it is heard.
  store.setState({ outbox: outboxOf(await db.items()) });
  // The shift that was told last is known before anything is measured.
  const field = await keepField({ ...parts, signedOut });
  const positions = await keepPositions(parts);
  const outbox = await keepOutbox({
    ...parts,
    beforeArrival: positions.flush,
    heard: field.heard,
    drained: () => void field.refresh(),
    async whoIsThere() {
      const told = await api.session();
      if (!told.ok) return told.error.status === 401 ? 'other' : 'unreachable';
      return identityOf(told.value) === identity ? 'same' : 'other';
    },
  });
  const opened: OpenedField = {
    outbox,
    positions,
    field,
    async rest(isOn) {
      const atMs = parts.life.nowMs() + store.getState().skewMs;
      const isKept = await outbox.give([{ key: crypto.randomUUID(), command: { kind: 'break', isOn, atMs } }]);
      if (isKept) await positions.rest(isOn, atMs);
    },
    async signOut() {
      [outbox, positions, field].forEach((keeper) => keeper.close());
      stopAlerts();
      await api.revoke();
      await api.signOut();
      db.close();
      await Promise.all([last.forget(), deleteFieldDb(identity)]);
    },
  };
  return opened;
}

/** One window of a phone at a time sends for an officer: two would send everything twice. */
export async function aloneByLock(name: string, waiting: () => void): Promise<void> {
  if (!('locks' in navigator)) return;
  await new Promise<void>((granted) => {
    const hold = () => {
      granted();
      return new Promise<never>(() => {});
    };
    void navigator.locks.request(`jingge-field ${name}`, { ifAvailable: true }, (lock) => {
      if (lock) return hold();
      waiting();
      void navigator.locks.request(`jingge-field ${name}`, hold);
      return undefined;
    });
  });
}
