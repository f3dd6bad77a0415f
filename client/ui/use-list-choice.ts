import { useState } from 'react';

/** The chosen line of a list of results. */
interface ListChoice {
  /** Place in the list; -1 when it is empty. */
  readonly chosen: number;
  readonly choose: (at: number) => void;
  /** Moves up or down, round the ends. */
  readonly step: (by: 1 | -1) => void;
}

/** Keeps the choice within a list that grows and shrinks. */
export function useListChoice(count: number): ListChoice {
  const [asked, setAsked] = useState(0);
  const chosen = Math.min(asked, count - 1);
  return {
    chosen,
    choose: setAsked,
    step: (by) => setAsked(count === 0 ? 0 : (chosen + by + count) % count),
  };
}
