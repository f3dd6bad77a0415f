import { z } from 'zod';
import { parameter } from '../policy/parameter.ts';

export const APPRAISAL_PARAMETERS = {
  excellentCapShare: parameter('appraisal.excellentCapShare', z.number().min(0).max(1), ['APR-2']),
};
