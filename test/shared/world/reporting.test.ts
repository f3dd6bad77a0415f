import { expect, it } from 'vitest';
import { reportingOfficers } from '../../../shared/world/reporting.ts';

it('ACC-34: counts who is on shift and can be seen, late fixes included, silent ones and those on a break not', () => {
  expect(reportingOfficers({ onDuty: 200, silent: 3, onBreak: 0 })).toBe(197);
  expect(reportingOfficers({ onDuty: 200, silent: 3, onBreak: 7 })).toBe(190);
});
