import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { rowWindow, scrollTopFor } from './row-window.ts';

export interface VirtualRows {
  readonly boxRef: RefObject<HTMLDivElement | null>;
  /** Rows to build: from `first` up to, not including, `end`. */
  readonly first: number;
  readonly end: number;
  readonly onScroll: () => void;
  /** Scrolls no further than needed to see a row. */
  readonly reveal: (row: number) => void;
}

/** Builds only the rows of a long list that can be seen, all of one height. Renders again when other rows come into sight. */
export function useVirtualRows(count: number, rowPx: number): VirtualRows {
  const boxRef = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ first: 0, end: 0 });
  const look = useCallback(() => {
    const box = boxRef.current;
    if (!box) return;
    const next = rowWindow(box.scrollTop, box.clientHeight, { count, rowPx });
    setSeen((before) => (before.first === next.first && before.end === next.end ? before : next));
  }, [count, rowPx]);
  useEffect(() => {
    look();
    const watch = new ResizeObserver(look);
    if (boxRef.current) watch.observe(boxRef.current);
    return () => watch.disconnect();
  }, [look]);
  const reveal = useCallback(
    (row: number) => {
      const box = boxRef.current;
      if (box) box.scrollTop = scrollTopFor(row, { topPx: box.scrollTop, heightPx: box.clientHeight }, rowPx);
    },
    [rowPx],
  );
  return { boxRef, first: Math.min(seen.first, count), end: Math.min(seen.end, count), onScroll: look, reveal };
}
