import type { InputHTMLAttributes, RefObject } from 'react';
import { comboboxKeys, type Combobox } from './combobox-keys.ts';

interface ComboboxInputProps
  extends Combobox, Required<Pick<InputHTMLAttributes<HTMLInputElement>, 'aria-label' | 'placeholder'>> {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** Id of the list box; its options are numbered: `<listId>-0`. */
  readonly listId: string;
  /** Place of the chosen option, -1 without any. */
  readonly chosen: number;
  readonly query: string;
  readonly typed: (query: string) => void;
  readonly focused?: (isFocused: boolean) => void;
}

/** The input of a search whose results are a list box: arrows choose, Enter opens, Escape leaves. */
export function ComboboxInput(props: ComboboxInputProps) {
  const { inputRef, listId, chosen, shown, query, typed, focused } = props;
  return (
    <input
      ref={inputRef}
      type="text"
      role="combobox"
      aria-label={props['aria-label']}
      aria-expanded={shown}
      aria-controls={listId}
      aria-autocomplete="list"
      aria-activedescendant={shown && chosen >= 0 ? `${listId}-${chosen}` : undefined}
      placeholder={props.placeholder}
      autoComplete="off"
      spellCheck={false}
      value={query}
      onChange={(event) => typed(event.target.value)}
      onFocus={() => focused?.(true)}
      onBlur={() => focused?.(false)}
      onKeyDown={(event) => comboboxKeys(props, event)}
    />
  );
}
