import { onShift } from '../lib/local-day.ts';
import type { Officer } from '../model/officer.ts';
import type { Grounds, StaffingPolicy } from './staffing-policy.ts';

/** How an auxiliary who is on shift is supervised. */
export const SUPERVISION_CODES = ['supervised', 'no-supervisor', 'not-enforcement', 'supervisor-off-shift'] as const;
type SupervisionCode = (typeof SUPERVISION_CODES)[number];

/** One auxiliary on shift with the enforcement officer who is named for him or her. */
interface SupervisionItem {
  readonly officer: string;
  readonly town: string;
  readonly supervisor: string | null;
  readonly code: SupervisionCode;
}

/** Who of the auxiliaries on shift works under an enforcement officer who is on shift too. */
export interface SupervisionSheet extends Grounds {
  readonly onShift: number;
  readonly supervised: number;
  /** Everybody on shift, in roster order. */
  readonly items: readonly SupervisionItem[];
}

/**
 * Supervision at a local minute of the day (STF-8; 海政办发〔2022〕8号 三（二）5): every auxiliary on shift has a named
 * enforcement officer of the roster who is on shift as well. Null when no document asks for it.
 */
export function supervisionAt(
  minute: number,
  officers: readonly Officer[],
  { supervisorsPerAuxiliary }: Pick<StaffingPolicy, 'supervisorsPerAuxiliary'>,
): SupervisionSheet | null {
  if (!supervisorsPerAuxiliary) return null;
  const byId = new Map(officers.map((officer) => [officer.id, officer]));
  const items = officers
    .filter(({ role, shift }) => role === 'auxiliary' && onShift(shift, minute))
    .sort((a, b) => a.index - b.index)
    .map(({ id, town, supervisor }) => ({
      officer: id,
      town,
      supervisor,
      code: codeOf(supervisor === null ? null : (byId.get(supervisor) ?? null), minute),
    }));
  return {
    onShift: items.length,
    supervised: items.filter(({ code }) => code === 'supervised').length,
    items,
    clause: supervisorsPerAuxiliary.clause,
    basis: supervisorsPerAuxiliary.basis,
  };
}

function codeOf(supervisor: Officer | null, minute: number): SupervisionCode {
  if (supervisor === null) return 'no-supervisor';
  if (supervisor.role !== 'enforcement') return 'not-enforcement';
  return onShift(supervisor.shift, minute) ? 'supervised' : 'supervisor-off-shift';
}
