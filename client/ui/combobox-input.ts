import type { KeyboardEvent } from 'react';

interface Combobox {
  /** Id of the list box; its options are numbered: `<listId>-0`. */
  readonly listId: string;
  /** Whether the list box is on screen. */
  readonly shown: boolean;
  /** Place of the chosen option, -1 without any. */
  readonly chosen: number;
  readonly step: (by: 1 | -1) => void;
  readonly open: () => void;
  readonly leave: () => void;
}

/** The props of a search input with a list box of results: arrows choose, Enter opens, Escape leaves. */
export function comboboxInput({ listId, shown, chosen, step, open, leave }: Combobox) {
  return {
    type: 'text',
    role: 'combobox',
    'aria-expanded': shown,
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    'aria-activedescendant': shown && chosen >= 0 ? `${listId}-${chosen}` : undefined,
    autoComplete: 'off',
    spellCheck: false,
    onKeyDown(event: Pick<KeyboardEvent, 'key' | 'preventDefault' | 'stopPropagation'>) {
      if (event.key === 'Enter') return open();
      if (event.key === 'Escape') {
        leave();
        event.stopPropagation();
        return;
      }
      if (!shown || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      step(event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
    },
  } as const;
}
