import { describe, expect, it } from 'vitest';
import { createSessionStore } from '../../../client/stores/session.ts';
import { sessionOf } from '../session-samples.ts';

describe('who is at the page', () => {
  it('is known once the server has said so, and stays the same while nothing differs', () => {
    const store = createSessionStore();
    expect(store.getState().phase).toBe('asking');
    store.getState().heard(sessionOf('dispatcher'));
    store.getState().heard(sessionOf('dispatcher', { expiresMs: 5 }));
    expect([store.getState().phase, store.getState().session?.expiresMs]).toEqual(['known', 5]);
  });

  it('is a stranger before anybody was known, and somebody whose session ended after', () => {
    const store = createSessionStore();
    store.getState().unknown();
    expect(store.getState().phase).toBe('stranger');
    store.getState().entered(sessionOf('dispatcher'));
    store.getState().unknown();
    expect([store.getState().phase, store.getState().session?.role]).toEqual(['ended', 'dispatcher']);
    store.getState().entered(sessionOf('dispatcher'));
    expect(store.getState().phase).toBe('known');
  });

  it('has ended where a demo answers as its visitor', () => {
    const store = createSessionStore();
    store.getState().heard(sessionOf('dispatcher'));
    store.getState().heard(sessionOf('leader', { signedIn: false }));
    expect([store.getState().phase, store.getState().session?.role]).toEqual(['ended', 'dispatcher']);
  });

  it.each([
    ['another role', sessionOf('finance')],
    ['another town', sessionOf('dispatcher', { town: 'a' })],
    ['another person', sessionOf('dispatcher', { account: { id: 'b', username: 'b', name: 'B' } })],
  ])('is replaced by %s of another window, and the page stays whose it was', (_, now) => {
    const store = createSessionStore();
    store.getState().heard(sessionOf('dispatcher'));
    store.getState().heard(now);
    expect([store.getState().phase, store.getState().other]).toEqual(['replaced', now]);
    expect(store.getState().session).toEqual(sessionOf('dispatcher'));
  });

  it('stays known while the server is silent, and is unreachable when nobody ever was', () => {
    const store = createSessionStore();
    store.getState().silent();
    expect(store.getState().phase).toBe('unreachable');
    store.getState().heard(sessionOf('leader'));
    store.getState().silent();
    expect(store.getState().phase).toBe('known');
  });
});
