import { expect, it } from 'vitest';
import { createAnswerWatch } from '../../../client/map/answer-watch.ts';

const PATIENCE_MS = 8_000;

function scripted() {
  let pending: { at: number; callback: () => void } | null = null;
  let nowMs = 0;
  const state = { silences: 0, idle: false };
  const watch = createAnswerWatch({
    patienceMs: PATIENCE_MS,
    onSilent: () => state.silences++,
    isIdle: () => state.idle,
    after(ms, callback) {
      const mine = { at: nowMs + ms, callback };
      pending = mine;
      return () => {
        if (pending === mine) pending = null;
      };
    },
  });
  function pass(ms: number): void {
    nowMs += ms;
    const due = pending;
    if (!due || due.at > nowMs) return;
    pending = null;
    due.callback();
  }
  return { watch, state, pass };
}

it('calls a source silent when nothing comes for as long as it has patience, and not before', () => {
  const { watch, state, pass } = scripted();
  watch.began();
  pass(PATIENCE_MS - 1);
  expect(state.silences).toBe(0);
  pass(1);
  expect(state.silences).toBe(1);
  pass(PATIENCE_MS);
  expect(state.silences).toBe(1);
});

it('is content with an answer, and waits again from the first refusal after it', () => {
  const { watch, state, pass } = scripted();
  watch.began();
  pass(PATIENCE_MS - 1);
  watch.answered();
  pass(PATIENCE_MS);
  expect(state.silences).toBe(0);
  watch.refused();
  pass(PATIENCE_MS - 1);
  watch.refused();
  pass(1);
  expect(state.silences).toBe(1);
});

it('forgives a refusal that an answer follows', () => {
  const { watch, state, pass } = scripted();
  watch.refused();
  pass(PATIENCE_MS - 1);
  watch.answered();
  pass(PATIENCE_MS);
  expect(state.silences).toBe(0);
});

it('does not count the time in which nothing was asked for', () => {
  const { watch, state, pass } = scripted();
  watch.began();
  state.idle = true;
  pass(PATIENCE_MS);
  state.idle = false;
  pass(PATIENCE_MS - 1);
  expect(state.silences).toBe(0);
  pass(1);
  expect(state.silences).toBe(1);
});

it('says nothing once it has ended', () => {
  const { watch, state, pass } = scripted();
  watch.began();
  watch.end();
  pass(PATIENCE_MS);
  expect(state.silences).toBe(0);
});
