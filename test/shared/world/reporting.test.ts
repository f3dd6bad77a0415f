import { expect, it } from 'vitest';
import { reportingOfficers } from '../../../shared/world/reporting.ts';

it('counts who is on shift and can be seen, late fixes included, silent ones not', () => {
  expect(reportingOfficers({ onDuty: 200, silent: 3 })).toBe(197);
});
