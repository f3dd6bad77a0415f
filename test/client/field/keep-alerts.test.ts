import { describe, expect, it } from 'vitest';
import { createFieldStore } from '../../../client/field/field-store.ts';
import { keepAlerts } from '../../../client/field/keep/keep-alerts.ts';
import type { PageLife } from '../../../client/wire/page-life.ts';
import type { FieldAnswer } from '../../../shared/http/endpoints/field.ts';
import { err, ok } from '../../../shared/lib/result.ts';

const whistle = (more: object = {}) => ({ id: 'C-1', whistledMs: 5, isAlerted: true, seenMs: null, ...more });

function page() {
  const state = { nowMs: 0, isVisible: true, isReachable: true, rung: 0 };
  const told: string[] = [];
  let wake = () => {};
  const life: PageLife = {
    nowMs: () => state.nowMs,
    random: () => 0,
    after: () => () => {},
    every: () => () => {},
    isVisible: () => state.isVisible,
    onWake(run) {
      wake = run;
      return () => {};
    },
  };
  const store = createFieldStore({ language: 'zh', theme: 'light' }, 0);
  const api = {
    async seeWhistle(id: string) {
      told.push(id);
      return state.isReachable ? ok(undefined) : err({ status: null, code: 'unreachable', detail: '' });
    },
  };
  keepAlerts({ store, api, life, ring: () => void state.rung++ });
  return {
    state,
    told,
    wake: () => wake(),
    async hear(...whistles: readonly object[]) {
      store.setState({ answer: { whistles } as unknown as FieldAnswer, heardMs: state.nowMs });
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    restore: (...whistles: readonly object[]) =>
      store.setState({ answer: { whistles } as unknown as FieldAnswer, heardMs: state.nowMs - 60_001 }),
  };
}

describe('CAS-16 the alert of a whistle on the phone', () => {
  it('CAS-16 rings and is told once, whatever is heard again', async () => {
    const phone = page();
    await phone.hear(whistle());
    await phone.hear(whistle());
    await phone.hear(whistle({ seenMs: 9 }));
    expect([phone.told, phone.state.rung]).toEqual([['C-1'], 1]);
    await phone.hear(whistle({ whistledMs: 99 }));
    expect([phone.told, phone.state.rung]).toEqual([['C-1', 'C-1'], 2]);
  });

  it('CAS-16 is told again, without ringing, when nobody heard it', async () => {
    const phone = page();
    phone.state.isReachable = false;
    await phone.hear(whistle());
    await phone.hear(whistle());
    expect([phone.told, phone.state.rung]).toEqual([['C-1', 'C-1'], 1]);
  });

  it('CAS-16 is not told of a page that nobody looks at, of one that was not alerted, and of what was kept from before', async () => {
    const phone = page();
    await phone.hear(whistle({ isAlerted: false }));
    phone.restore(whistle());
    phone.state.isVisible = false;
    await phone.hear(whistle());
    expect(phone.told).toEqual([]);
    phone.state.isVisible = true;
    phone.wake();
    expect(phone.told).toEqual(['C-1']);
  });
});
