import { describe, expect, it } from 'vitest';
import type { FieldApi } from '../../../client/field/field-api.ts';
import type { FieldDb } from '../../../client/field/field-db.ts';
import { createFieldStore } from '../../../client/field/field-store.ts';
import { keepOutbox } from '../../../client/field/keep/keep-outbox.ts';
import type { PageLife } from '../../../client/wire/page-life.ts';
import type { OutboxItem } from '../../../shared/field/command.ts';
import type { Outcome } from '../../../shared/field/outcome.ts';

/** What lies on the phone, over a kill of the page. */
function phone() {
  const items = new Map<string, OutboxItem>();
  const pictures = new Map<string, ArrayBuffer>();
  const state = { isFull: false };
  const db = {
    items: async () => [...items.values()],
    picture: async (id: string) => pictures.get(id) ?? null,
    async change(change: Parameters<FieldDb['change']>[0]) {
      if (state.isFull && change.put.length > 0) return false;
      for (const item of change.put) items.set(item.key, item);
      for (const key of change.remove) items.delete(key);
      for (const [id, bytes] of change.pictures) pictures.set(id, bytes);
      for (const id of change.dropPictures) pictures.delete(id);
      return true;
    },
  } as unknown as FieldDb;
  return { db, items, pictures, state };
}

/** A page that is opened on a phone; the server answers as it is told. */
async function open({ db }: ReturnType<typeof phone>, answers: (item: OutboxItem) => Outcome | 'other') {
  const sent: string[] = [];
  const wakes: (() => void)[] = [];
  const life: PageLife = {
    nowMs: () => 0,
    random: () => 0,
    after: () => () => {},
    every: () => () => {},
    isVisible: () => true,
    onWake(run) {
      wakes.push(run);
      return () => {};
    },
  };
  const store = createFieldStore({ language: 'zh', theme: 'light' }, 0);
  const api = {
    async send(item: OutboxItem, picture: ArrayBuffer | null) {
      sent.push(`${item.key}${picture ? ` with ${picture.byteLength}` : ''}`);
      return { outcome: answers(item), detail: null };
    },
  } as unknown as FieldApi;
  const keeper = await keepOutbox({
    store,
    db,
    api,
    life,
    beforeArrival: async () => void sent.push('positions'),
    heard: () => {},
    drained: () => {},
    whoIsThere: async () => {
      const [first] = store.getState().outbox.items;
      return first && answers(first) === 'other' ? 'other' : 'same';
    },
  });
  return { keeper, store, sent };
}

const REPORT = {
  key: 'report',
  command: {
    kind: 'report',
    body: { kind: 'event', lon: 1, lat: 2, description: 'x', source: 'patrol' },
  },
} as const;
const PHOTO = {
  key: 'photo',
  command: { kind: 'photo', of: { report: 'report' }, photo: 'p', photoKind: 'near' },
  picture: new ArrayBuffer(7),
} as const;
const ARRIVE = {
  key: 'arrive',
  command: { kind: 'step', of: { case: 'c' }, version: 3, body: { action: 'arrive' } },
} as const;
const done = ({ key }: OutboxItem): Outcome =>
  key === 'report' ? { kind: 'done', opened: { id: 'case-1', version: 1 } } : { kind: 'done' };
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the outbox of a page', () => {
  it('PHN-1 is on the phone before it counts, and goes on after a kill where the answer was lost', async () => {
    const disk = phone();
    const before = await open(disk, () => ({ kind: 'unreachable' }));
    expect(await before.keeper.give([REPORT, PHOTO])).toBe(true);
    await settled();
    expect([[...disk.items.keys()], [...disk.pictures.keys()], before.sent]).toEqual([
      ['report', 'photo'],
      ['p'],
      ['report'],
    ]);
    before.keeper.close();
    const after = await open(disk, done);
    await settled();
    expect(after.sent).toEqual(['report', 'photo with 7']);
    expect([disk.items.size, disk.pictures.size]).toEqual([0, 0]);
  });

  it('PHN-2 brings the positions up to date before an arrival', async () => {
    const { keeper, sent } = await open(phone(), done);
    await keeper.give([ARRIVE]);
    await settled();
    expect(sent).toEqual(['positions', 'arrive']);
  });

  it('PHN-1 says when the phone is full, and keeps nothing of what was given', async () => {
    const disk = phone();
    disk.state.isFull = true;
    const { keeper, store, sent } = await open(disk, done);
    expect(await keeper.give([REPORT, PHOTO])).toBe(false);
    await settled();
    expect([store.getState().isFull, store.getState().outbox.items, sent]).toEqual([true, [], []]);
    disk.state.isFull = false;
    expect(await keeper.give([REPORT])).toBe(true);
    expect(store.getState().isFull).toBe(false);
  });

  it('PHN-3 sends nothing in the name of somebody else who has signed in on the phone', async () => {
    const { keeper, store, sent } = await open(phone(), () => 'other' as never);
    await keeper.give([ARRIVE]);
    await settled();
    expect([sent, store.getState().outbox.isSignedOut, store.getState().outbox.items.length]).toEqual([[], true, 1]);
  });

  it('PHN-4 PHN-5 keeps a refusal over a kill, and drops the picture with the report that is discarded', async () => {
    const disk = phone();
    const refuse = (): Outcome => ({ kind: 'refused', code: 'forbidden', detail: '' });
    const first = await open(disk, refuse);
    await first.keeper.give([REPORT, PHOTO]);
    await settled();
    first.keeper.close();
    const { keeper, store, sent } = await open(disk, refuse);
    await settled();
    expect([sent, store.getState().outbox.items[0]!.refusal!.code]).toEqual([[], 'forbidden']);
    await keeper.discard('report');
    expect([disk.items.size, disk.pictures.size]).toEqual([0, 0]);
  });
});
