import type { KeyboardEvent } from 'react';

/** What the keys of a search box do to its list of results. */
export interface Combobox {
  /** Whether the list is on screen. */
  readonly shown: boolean;
  /** Moves the choice up or down. */
  readonly step: (by: 1 | -1) => void;
  readonly open: () => void;
  readonly leave: () => void;
}

/** Arrows choose while the list is shown, Enter opens, Escape leaves and goes no further. */
export function comboboxKeys(
  { shown, step, open, leave }: Combobox,
  event: Pick<KeyboardEvent, 'key' | 'preventDefault' | 'stopPropagation'>,
): void {
  if (event.key === 'Enter') {
    // What is chosen in a form is not yet sent with it.
    if (shown) event.preventDefault();
    return open();
  }
  if (event.key === 'Escape') {
    leave();
    event.stopPropagation();
    return;
  }
  if (!shown || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  step(event.key === 'ArrowDown' ? 1 : -1);
  event.preventDefault();
}
