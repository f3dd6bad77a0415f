import type { Lateness } from '../../shared/cases/lateness.ts';

/** The sign of a case: open ones are diamonds, fuller and louder the later; ended ones are ticked. */
export function CaseMark({ lateness }: { readonly lateness: Lateness }) {
  return (
    <svg className={`mark case-${lateness}`} viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      {lateness.startsWith('ended') ? (
        <path d="m2.5 7.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      ) : (
        <path
          d="M7 1.2 12.8 7 7 12.8 1.2 7Z"
          fill={lateness === 'in-time' ? 'none' : 'currentColor'}
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      )}
      {lateness === 'late' && (
        <path d="M7 4v3.6M7 9.6v.1" stroke="var(--surface)" strokeWidth="1.5" strokeLinecap="round" />
      )}
    </svg>
  );
}
