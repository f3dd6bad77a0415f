import { useId, type ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  /** Beside the title: a total, a mark. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a panel. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section className="panel-section" aria-labelledby={id}>
      <h3 id={id}>
        {title}
        {aside !== undefined && <small>{aside}</small>}
      </h3>
      {children}
    </section>
  );
}
