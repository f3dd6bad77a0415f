import type { OfficerState } from '../../shared/model/officer.ts';

/** The sign of an officer's state: filled when seen now, hollow when not, crossed when silent, barred on a break. */
export function OfficerMark({ state }: { readonly state: OfficerState }) {
  const seen = state === 'moving' || state === 'still';
  return (
    <svg className={`mark officer-${state}`} viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      <circle
        cx="7"
        cy="7"
        r="4.6"
        fill={seen ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={state === 'stale' ? '2.4 2' : undefined}
      />
      {state === 'moving' && <path d="M5.6 9 7 4.6 8.4 9 7 8.1Z" fill="var(--surface)" />}
      {state === 'on-break' && <path d="M5.6 5v4M8.4 5v4" stroke="currentColor" strokeWidth="1.4" />}
      {state === 'silent' && <path d="m4.6 4.6 4.8 4.8" stroke="currentColor" strokeWidth="1.5" />}
    </svg>
  );
}
