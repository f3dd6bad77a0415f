import { givenAt, type FieldCommand, type OutboxItem } from '../../../shared/field/command.ts';
import { correct, discard, retry } from '../../../shared/field/mend-outbox.ts';
import { enqueue, nextOf, outboxOf, settle, wake, type Outbox } from '../../../shared/field/outbox.ts';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import { backoffMs } from '../../wire/backoff.ts';
import type { PageLife } from '../../wire/page-life.ts';
import type { FieldApi } from '../field-api.ts';
import type { FieldDb } from '../field-db.ts';
import type { FieldStore } from '../field-store.ts';

/** A command with the picture that it brings. */
interface Given {
  readonly command: FieldCommand;
  readonly picture?: ArrayBuffer;
}

/** Keeps what the officer wants done, and sends it whenever it can. */
export interface OutboxKeeper {
  /**
   * Keeps commands in one go, under keys that the caller makes, so that a photo can follow a report. False when the phone has no room: none of them is kept.
   */
  give(commands: readonly (Given & { readonly key: string })[]): Promise<boolean>;
  discard(key: string): Promise<void>;
  retry(key: string, version: number | null): Promise<void>;
  correct(key: string, newKey: string, command: FieldCommand): Promise<void>;
  /** The network may be back, or somebody has signed in. */
  wake(): void;
  close(): void;
}

interface OutboxKeeperParts {
  readonly store: FieldStore;
  readonly db: FieldDb;
  readonly api: FieldApi;
  readonly life: PageLife;
  /** Brings the positions up to date first, so that an arrival is confirmed by where the phone is. */
  readonly beforeArrival: () => Promise<void>;
  readonly heard: (detail: CaseDetail) => void;
  readonly drained: () => void;
  /** Whether the session is still that of the officer whose outbox this is: nothing is sent in the name of somebody else. */
  readonly whoIsThere: () => Promise<'same' | 'other' | 'unreachable'>;
}

/** Every change is on the disk before it counts: what was sent and not yet noted is sent again under its key (PHN-1). */
export async function keepOutbox(parts: OutboxKeeperParts): Promise<OutboxKeeper> {
  const { store, db, api, life, beforeArrival, heard, drained, whoIsThere } = parts;
  let turn: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  let isClosed = false;
  let cancel = () => {};
  store.setState({ outbox: outboxOf(await db.items()) });

  /**
   * One change after the other: each starts from what the last one has left. What is new has to be kept to count; of what was sent, a full
   * phone forgets the answer at most, and repeats it.
   */
  function change(
    make: (outbox: Outbox) => Outbox,
    more: {
      readonly pictures?: ReadonlyMap<string, ArrayBuffer>;
      readonly dropPictures?: readonly string[];
      readonly isNew?: boolean;
    } = {},
  ): Promise<boolean> {
    const run = async () => {
      const before = store.getState().outbox;
      const after = make(before);
      const isKept = await db.change({
        ...difference(before.items, after.items),
        pictures: more.pictures ?? new Map(),
        dropPictures: more.dropPictures ?? [],
      });
      store.setState(isKept || !more.isNew ? { outbox: after, isFull: !isKept } : { isFull: true });
      return isKept;
    };
    const next = turn.then(run);
    turn = next.catch(() => undefined);
    return next;
  }

  async function pump(): Promise<void> {
    if (isRunning || isClosed) return;
    isRunning = true;
    cancel();
    let hasSent = false;
    try {
      for (;;) {
        const next = nextOf(store.getState().outbox, life.nowMs());
        if (next.kind === 'wait') cancel = life.after(Math.max(50, next.untilMs - life.nowMs()), () => void pump());
        if (next.kind !== 'send' || isClosed) break;
        store.setState({ isSending: true });
        const who = hasSent ? 'same' : await whoIsThere();
        if (who !== 'same') {
          const outcome = { kind: who === 'other' ? 'signed-out' : 'unreachable' } as const;
          await change((outbox) => settle(outbox, next.item.key, outcome, pace()));
          store.setState({ isOnline: who === 'other' });
          continue;
        }
        await tryOne(next.item);
        hasSent = true;
      }
    } finally {
      isRunning = false;
      store.setState({ isSending: false });
    }
    if (hasSent && nextOf(store.getState().outbox, life.nowMs()).kind === 'idle') drained();
  }

  const pace = () => ({
    nowMs: life.nowMs(),
    backoffMs: (tries: number) => 500 + backoffMs(tries, life.random()),
  });

  async function tryOne(item: OutboxItem): Promise<void> {
    const { command } = item;
    if (command.kind === 'step' && command.body.action === 'arrive') await beforeArrival();
    const picture = command.kind === 'photo' ? await db.picture(command.photo) : null;
    const { outcome, detail } = await api.send(item, picture);
    const isDone = outcome.kind === 'done';
    const dropPictures = isDone && command.kind === 'photo' ? [command.photo] : [];
    await change((outbox) => settle(outbox, item.key, outcome, pace()), { dropPictures });
    store.setState({ isOnline: outcome.kind !== 'unreachable' });
    if (detail) heard(detail);
  }

  const stopWaking = life.onWake(() => keeper.wake());
  const keeper: OutboxKeeper = {
    async give(commands) {
      const pictures = new Map(
        commands.flatMap(({ command, picture }) =>
          command.kind === 'photo' && picture ? [[command.photo, picture] as const] : [],
        ),
      );
      const atMs = life.nowMs();
      const serverMs = atMs + store.getState().skewMs;
      const given = commands.map(({ key, command }) => ({ key, atMs, command: givenAt(command, serverMs) }));
      const isKept = await change((outbox) => given.reduce(enqueue, outbox), { pictures, isNew: true });
      void pump();
      return isKept;
    },
    async discard(key) {
      const { photos } = discard(store.getState().outbox, key);
      await change((outbox) => discard(outbox, key).outbox, { dropPictures: photos });
      void pump();
    },
    async retry(key, version) {
      await change((outbox) => retry(outbox, key, version));
      void pump();
    },
    async correct(key, newKey, command) {
      await change((outbox) => correct(outbox, key, newKey, command));
      void pump();
    },
    wake() {
      void change(wake).then(pump);
    },
    close() {
      isClosed = true;
      cancel();
      stopWaking();
    },
  };
  void pump();
  return keeper;
}

function difference(before: readonly OutboxItem[], after: readonly OutboxItem[]) {
  const [was, is] = [new Map(before.map((item) => [item.key, item])), new Set(after.map(({ key }) => key))];
  return {
    put: after.filter((item) => was.get(item.key) !== item),
    remove: before.filter(({ key }) => !is.has(key)).map(({ key }) => key),
  };
}
