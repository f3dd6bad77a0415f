import type { GridState } from '../../shared/coverage/grid-live.ts';

/** The sign of a grid state: each has its own shape, so that it reads without colour. */
export function StateMark({ state }: { readonly state: GridState }) {
  return (
    <svg className={`mark mark-${state}`} viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      {SHAPES[state]}
    </svg>
  );
}

const SHAPES: Readonly<Record<GridState, React.ReactNode>> = {
  covered: <rect x="1" y="1" width="12" height="12" rx="2.5" fill="currentColor" />,
  thin: (
    <>
      <rect x="1.75" y="1.75" width="10.5" height="10.5" rx="2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M1.5 7h11v3.5a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2Z" fill="currentColor" />
    </>
  ),
  overdue: (
    <>
      <rect x="1.75" y="1.75" width="10.5" height="10.5" rx="2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M2 8.5 8.5 2M2.5 12 12 2.5M6 12.5 12.5 6" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  empty: (
    <>
      <rect x="1.75" y="1.75" width="10.5" height="10.5" rx="2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="7" cy="7" r="2.4" fill="currentColor" />
    </>
  ),
};
