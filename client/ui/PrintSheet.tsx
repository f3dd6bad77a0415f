import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import './print.css';

interface PrintSheetProps {
  /** Called when the dialog of the printer is closed. */
  readonly done: () => void;
  readonly children: ReactNode;
}

/** A page for the printer only: it asks for the printer's dialog as soon as it stands, and the screen does not show it. */
export function PrintSheet({ done, children }: PrintSheetProps) {
  const closed = useRef(done);
  useEffect(() => {
    closed.current = done;
  }, [done]);
  useEffect(() => {
    const end = () => closed.current();
    window.addEventListener('afterprint', end);
    // The portal is laid out first, or the dialog would show an empty page.
    const frame = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return createPortal(
    <article className="print-sheet" aria-hidden="true">
      {children}
    </article>,
    document.body,
  );
}
