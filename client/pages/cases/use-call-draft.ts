import { useCallback, useState } from 'react';
import { z } from 'zod';
import { CASE_CATEGORIES, CASE_KINDS, SEVERITIES, caseCodeSchema } from '../../../shared/model/case.ts';

const text = z.string().max(2_000);
const draftSchema = z.object({
  name: text,
  phone: text,
  description: text,
  kind: z.enum(CASE_KINDS),
  category: z.enum(CASE_CATEGORIES),
  code: caseCodeSchema.nullable(),
  line: text,
  severity: z.enum(SEVERITIES),
  place: z.tuple([z.number(), z.number()]).nullable(),
  /** Words that the place was found by. */
  placeName: text,
  /** The case that this one is the same as; empty for none. */
  into: text,
  /** What was sent last, and under which keys; null before. */
  sent: z.object({ content: z.string(), keys: z.tuple([z.string(), z.string()]) }).nullable(),
});
export type CallDraft = z.infer<typeof draftSchema>;

const EMPTY: CallDraft = {
  name: '',
  phone: '',
  description: '',
  kind: 'event',
  category: 'other',
  code: null,
  line: '',
  severity: 'ordinary',
  place: null,
  placeName: '',
  into: '',
  sent: null,
};

/** Of this tab only, and gone with it: a draft names a caller. */
const KEY = 'jingge:call-draft';

/** What has been written down of a call; it survives a reload of the page. */
export function useCallDraft() {
  const [draft, setDraft] = useState<CallDraft>(readDraft);
  const put = useCallback((parts: Partial<CallDraft>) => {
    setDraft((before) => {
      const after = { ...before, ...parts };
      sessionStorage.setItem(KEY, JSON.stringify(after));
      return after;
    });
  }, []);
  const clear = useCallback(() => {
    sessionStorage.removeItem(KEY);
    setDraft(EMPTY);
  }, []);
  return { draft, put, clear };
}

/** What another version of the page has left is not taken. */
function readDraft(): CallDraft {
  try {
    const kept = draftSchema.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
    return kept.success ? kept.data : EMPTY;
  } catch {
    return EMPTY;
  }
}
