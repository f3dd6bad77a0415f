import { useId, useRef, useState, type ReactNode } from 'react';
import { ComboboxInput } from './ComboboxInput.tsx';
import { useListChoice } from './use-list-choice.ts';

interface HitFieldProps<T> {
  readonly label: string;
  readonly placeholder: string;
  /** What has been typed. */
  readonly query: string;
  readonly typed: (query: string) => void;
  readonly hits: readonly T[];
  readonly keyOf: (hit: T) => string;
  /** Kind, name and more of one hit. */
  readonly children: (hit: T) => ReactNode;
  readonly take: (hit: T) => void;
  /** Said when something is typed and nothing fits. */
  readonly none: string;
}

/** A box that finds something by any word of it, and the list of what it found; works without a mouse. */
export function HitField<T>({ label, placeholder, query, typed, hits, keyOf, take, none, children }: HitFieldProps<T>) {
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen && hits.length > 0;
  const { chosen, choose, step } = useListChoice(hits.length);
  return (
    <div className="search">
      <ComboboxInput
        aria-label={label}
        placeholder={placeholder}
        inputRef={input}
        listId={list}
        {...{ chosen, query, shown, step }}
        typed={(text) => {
          typed(text);
          choose(0);
          setIsOpen(true);
        }}
        focused={setIsOpen}
        open={() => hits[chosen] !== undefined && take(hits[chosen])}
        leave={() => {
          typed('');
          setIsOpen(false);
        }}
      />
      {shown && (
        <div className="search-drop">
          <ul role="listbox" id={list} aria-label={label}>
            {hits.map((hit, at) => (
              <li
                key={keyOf(hit)}
                id={`${list}-${at}`}
                role="option"
                aria-selected={at === chosen}
                onPointerEnter={() => choose(at)}
                onPointerDown={(event) => {
                  event.preventDefault();
                  take(hit);
                }}
              >
                {children(hit)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="field-hint" role="status">
        {isOpen && query.trim() !== '' && hits.length === 0 && none}
      </p>
    </div>
  );
}
