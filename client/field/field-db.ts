import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OutboxItem } from '../../shared/field/command.ts';
import type { OwnBreak } from '../../shared/field/own-break.ts';
import type { KeptFix } from '../../shared/field/position-buffer.ts';
import type { FieldAnswer } from '../../shared/http/endpoints/field.ts';
import type { SessionAnswer } from '../../shared/http/endpoints/session.ts';
import { deleteDatabase, FIELD_PERSON_DB, forgetFieldPerson } from '../wire/field-person.ts';

/** What is kept under a name. */
export interface Kept {
  /** The last answer, with the phone's clock then and how far the server's was ahead. */
  readonly answer: { readonly answer: FieldAnswer; readonly heardMs: number; readonly skewMs: number };
  readonly device: { readonly device: string; readonly token: string };
  readonly break: OwnBreak;
}

interface Schema extends DBSchema {
  readonly items: { readonly key: string; readonly value: OutboxItem };
  readonly pictures: { readonly key: string; readonly value: ArrayBuffer };
  readonly fixes: { readonly key: number; readonly value: KeptFix };
  readonly kept: { readonly key: keyof Kept; readonly value: Kept[keyof Kept] };
}

/** A change of the outbox as it is written: all of it or nothing. */
interface OutboxChange {
  readonly put: readonly OutboxItem[];
  readonly remove: readonly string[];
  readonly pictures: ReadonlyMap<string, ArrayBuffer>;
  readonly dropPictures: readonly string[];
}

/** What one officer has on this phone. */
export interface FieldDb {
  items(): Promise<readonly OutboxItem[]>;
  picture(id: string): Promise<ArrayBuffer | null>;
  /** False when the phone has no room: nothing of the change is kept. */
  change(change: OutboxChange): Promise<boolean>;
  fixes(): Promise<readonly KeptFix[]>;
  addFix(fix: KeptFix): Promise<void>;
  dropFixes(timesMs: readonly number[]): Promise<void>;
  read<K extends keyof Kept>(name: K): Promise<Kept[K] | null>;
  keep<K extends keyof Kept>(name: K, value: Kept[K]): Promise<void>;
  forget(name: keyof Kept): Promise<void>;
  close(): void;
}

const VERSION = 1;

/** Everything of one person lies in a database named after them: somebody else who signs in on this phone never sees it. */
export async function openFieldDb(identity: string): Promise<FieldDb> {
  const db = await openDB<Schema>(nameOf(identity), VERSION, {
    upgrade(fresh) {
      fresh.createObjectStore('items', { keyPath: 'key' });
      fresh.createObjectStore('pictures');
      fresh.createObjectStore('fixes', { keyPath: 'timeMs' });
      fresh.createObjectStore('kept');
    },
  });
  return {
    items: () => db.getAll('items'),
    picture: async (id) => (await db.get('pictures', id)) ?? null,
    change: (change) => write(db, change),
    fixes: () => db.getAll('fixes'),
    addFix: (fix) => unlessFull(() => db.put('fixes', fix)),
    async dropFixes(timesMs) {
      const tx = db.transaction('fixes', 'readwrite');
      await Promise.all([...timesMs.map((timeMs) => tx.store.delete(timeMs)), tx.done]);
    },
    read: async (name) => ((await db.get('kept', name)) as never) ?? null,
    keep: (name, value) => unlessFull(() => db.put('kept', value, name)),
    forget: (name) => db.delete('kept', name),
    close: () => db.close(),
  };
}

/** Commands are on the disk, and not only on their way to it, before the page says that they are kept. */
async function write(db: IDBPDatabase<Schema>, { put, remove, pictures, dropPictures }: OutboxChange) {
  try {
    const tx = db.transaction(['items', 'pictures'], 'readwrite', { durability: 'strict' });
    const [items, shots] = [tx.objectStore('items'), tx.objectStore('pictures')];
    await Promise.all([
      ...[...pictures].map(([id, bytes]) => shots.put(bytes, id)),
      ...put.map((item) => items.put(item)),
      ...remove.map((key) => items.delete(key)),
      ...dropPictures.map((id) => shots.delete(id)),
      tx.done,
    ]);
    return true;
  } catch (error) {
    if (isFull(error)) return false;
    throw error;
  }
}

/** What can be had again is left out when the phone is full. */
async function unlessFull(put: () => Promise<unknown>): Promise<void> {
  try {
    await put();
  } catch (error) {
    if (!isFull(error)) throw error;
  }
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'AbortError');
}

/** Who used this phone last, so that the page opens without a network. */
export interface LastPerson {
  read(): Promise<SessionAnswer | null>;
  keep(session: SessionAnswer): Promise<void>;
  /** For good: the page is left after it. */
  forget(): Promise<void>;
}

interface WhoSchema extends DBSchema {
  readonly who: { readonly key: 'last'; readonly value: SessionAnswer };
}

export async function openLastPerson(): Promise<LastPerson> {
  const db = await openDB<WhoSchema>(FIELD_PERSON_DB, VERSION, {
    upgrade: (fresh) => void fresh.createObjectStore('who'),
  });
  return {
    read: async () => (await db.get('who', 'last')) ?? null,
    keep: async (session) => void (await db.put('who', session, 'last')),
    async forget() {
      db.close();
      await forgetFieldPerson();
    },
  };
}

/** Clears everything of one person from the phone. */
export function deleteFieldDb(identity: string): Promise<void> {
  return deleteDatabase(nameOf(identity));
}

function nameOf(identity: string): string {
  return `${FIELD_PERSON_DB} ${identity}`;
}
