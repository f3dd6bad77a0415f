import type { ReactNode } from 'react';

/** Nothing to show, said in words, with what to do next. */
export function EmptyNote({ children }: { readonly children: ReactNode }) {
  return <div className="empty-note">{children}</div>;
}
