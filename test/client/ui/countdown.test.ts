import { expect, it } from 'vitest';
import { countdown } from '../../../client/ui/countdown.ts';

it.each([
  [0, '00:00'],
  [999, '00:00'],
  [249_000, '04:09'],
  [-249_999, '04:09'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [86_399_000, '23:59:59'],
  [86_400_000, '1d 00:00'],
  [187_740_000, '2d 04:09'],
])('%i ms are %s, before or after', (ms, text) => {
  expect(countdown(ms, 'd')).toBe(text);
});
