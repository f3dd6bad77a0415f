import { z } from 'zod';
import { GRADES } from '../assessment/assessment-policy.ts';
import { parameter } from '../policy/parameter.ts';

const share = z.number().min(0).max(1);

export const FUNDING_PARAMETERS = {
  baseShare: parameter('funding.baseShare', share, ['FUN-1']),
  effectivenessShare: parameter('funding.effectivenessShare', share, ['FUN-1']),
  payoutShares: parameter('funding.payoutShares', z.record(z.enum(GRADES), share), ['FUN-2']),
};
