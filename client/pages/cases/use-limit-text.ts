import { useTranslation } from 'react-i18next';
import { parseTimeLimit } from '../../../shared/clocks/time-limit.ts';

/** A time limit in the reader's language: `2紧急工作时` is “2 h by the clock”. */
export function useLimitText(): (limit: string) => string {
  const { t } = useTranslation();
  return (text) => {
    const limit = parseTimeLimit(text);
    return limit.ok ? t(`case.limit.${limit.value.unit}`, { amount: limit.value.amount }) : text;
  };
}
