import { numberParameter } from '../policy/policy-numbers.ts';

export const CLOCK_PARAMETERS = {
  persuadeWithinMinutes: numberParameter('response.persuadeWithinMinutes', ['CLK-1']),
  noticeWithinMinutes: numberParameter('response.noticeWithinMinutes', ['CLK-1']),
};
