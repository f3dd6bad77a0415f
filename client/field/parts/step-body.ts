import type { Need, OfferedAction } from '../../../shared/cases/case-action.ts';
import type { CaseActionBody } from '../../../shared/http/case-bodies.ts';
import type { PhotoKind } from '../../../shared/model/photo.ts';

/** What somebody has filled in. */
export interface Filled {
  readonly note: string;
  readonly outcome: string | null;
  readonly photo: string | null;
  /** Epoch ms. */
  readonly deadlineMs: number | null;
  readonly to: string | null;
}

export const NOTHING_FILLED: Filled = { note: '', outcome: null, photo: null, deadlineMs: null, to: null };

export function needOf({ needs }: OfferedAction, field: Need['field']): Need | undefined {
  return needs.find((need) => need.field === field);
}

/** Whether everything is there that the server said it needs: each required field, and one of those of which one is enough. */
export function isFilled({ needs }: OfferedAction, filled: Filled): boolean {
  const has = (field: Need['field']) => valueOf(field, filled) !== undefined;
  const either = needs.filter(({ wanted }) => wanted === 'either');
  const required = needs.filter(({ wanted }) => wanted === 'required');
  return required.every(({ field }) => has(field)) && (either.length === 0 || either.some(({ field }) => has(field)));
}

/** The body of a step: what was filled in of the fields that it takes, and nothing else. */
export function stepBody({ action, needs }: OfferedAction, filled: Filled): CaseActionBody {
  const fields = needs.flatMap(({ field }) => {
    const value = valueOf(field, filled);
    return value === undefined ? [] : [[field, value] as const];
  });
  return { action, ...Object.fromEntries(fields) } as CaseActionBody;
}

/** What a photo of a step shows. */
export function photoKindOf({ action }: Pick<OfferedAction, 'action'>): PhotoKind {
  if (action === 'handle' || action === 'feedback' || action === 'check') return 'after';
  return action === 'arrive' ? 'before' : 'near';
}

function valueOf(field: Need['field'], { note, outcome, photo, deadlineMs, to }: Filled) {
  const values = {
    note: note.trim() || undefined,
    outcome: outcome ?? undefined,
    photo: photo ?? undefined,
    deadline: deadlineMs ?? undefined,
    to: to ?? undefined,
  };
  return field in values ? values[field as keyof typeof values] : undefined;
}
