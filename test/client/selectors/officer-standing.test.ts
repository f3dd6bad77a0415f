import { expect, it } from 'vitest';
import { standingOf } from '../../../client/selectors/officer-standing.ts';
import { OFFICER_STATES } from '../../../shared/model/officer.ts';

const ROSTER = { state: 'moving', lastFixMs: 5, breakSinceMs: null } as const;
const place = (state: (typeof OFFICER_STATES)[number]) => ({ state: OFFICER_STATES.indexOf(state), fixMs: 9 });

it('ACC-34 tells since when a break lasts and no position of it; else the newest position, by the newest frame', () => {
  expect(standingOf(ROSTER, place('on-break'))).toEqual({ state: 'on-break', fixMs: null, breakSinceMs: 9 });
  expect(standingOf(ROSTER, place('still'))).toEqual({ state: 'still', fixMs: 9, breakSinceMs: null });
  expect(standingOf(ROSTER, null)).toEqual({ state: 'moving', fixMs: 5, breakSinceMs: null });
  const resting = { state: 'on-break', lastFixMs: null, breakSinceMs: 7 } as const;
  expect(standingOf(resting, null)).toEqual({ state: 'on-break', fixMs: null, breakSinceMs: 7 });
  expect(standingOf(resting, place('moving'))).toEqual({ state: 'moving', fixMs: 9, breakSinceMs: null });
});
