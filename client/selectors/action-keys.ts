import type { CaseAction } from '../../shared/cases/case-action.ts';

/** The letter of each action on the desk; none twice, and none that the page uses for itself. */
export const ACTION_KEYS: Readonly<Record<CaseAction, string>> = {
  'verify-report': 'v',
  file: 'f',
  refuse: 'x',
  dispatch: 'd',
  return: 'b',
  arrive: 'a',
  persuade: 'p',
  whistle: 'w',
  'answer-whistle': 'y',
  'order-correction': 'o',
  handle: 'h',
  feedback: 'k',
  check: 'c',
  close: 'j',
  rework: 'g',
  extend: 't',
  suspend: 's',
  resume: 'r',
  escalate: 'e',
  merge: 'm',
  appeal: 'u',
  cancel: 'z',
};

/** Letters of the page itself: a new call, the sound, the printed ledger. */
export const PAGE_KEYS = { call: 'n', sound: 'q', ledger: 'l' } as const;
