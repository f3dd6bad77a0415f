import type { ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: { readonly name: string; readonly run: () => void };
}

/** Something failed and what can be done about it. */
export function Notice({ title, children, action }: NoticeProps) {
  return (
    <section className="notice" role="alert">
      <h2>{title}</h2>
      <p>{children}</p>
      {action && (
        <button type="button" className="button button-main" onClick={action.run}>
          {action.name}
        </button>
      )}
    </section>
  );
}
