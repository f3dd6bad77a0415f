import { numberParameter } from '../policy/policy-numbers.ts';

export const WORKS_PARAMETERS = {
  greenWithinM: numberParameter('green.viewWithinM', ['GRN-1']),
  parkWithinM: numberParameter('green.parkWithinM', ['GRN-1']),
};
