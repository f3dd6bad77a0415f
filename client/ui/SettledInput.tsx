import { useEffect, useRef, useState, type RefObject } from 'react';
import { useIsHere } from './use-is-here.ts';
import { gave, heardKept, typedTextOf } from './typed-text.ts';

interface SettledInputProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly put: (text: string) => void;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

const SETTLE_MS = 250;

/**
 * A search box whose text is in the address: what is typed is put there once it has settled, and not while the page is being left;
 * back and forward bring it back.
 */
export function SettledInput({ label, value, placeholder, put, inputRef }: SettledInputProps) {
  const [typed, setTyped] = useState(() => typedTextOf(value));
  const heard = heardKept(typed, value);
  if (heard !== typed) setTyped(heard);
  const isHere = useIsHere();
  const latest = useRef({ put, isHere });
  useEffect(() => {
    latest.current = { put, isHere };
  });
  const { text, kept, given } = heard;
  const known = given.at(-1) ?? kept;
  useEffect(() => {
    if (text === known) return;
    const timer = window.setInterval(() => {
      if (!latest.current.isHere()) return;
      setTyped((before) => gave(before, text));
      latest.current.put(text);
    }, SETTLE_MS);
    return () => window.clearInterval(timer);
  }, [text, known]);
  return (
    <label>
      <span>{label}</span>
      <input
        ref={inputRef}
        type="search"
        value={text}
        placeholder={placeholder}
        onChange={({ target }) => setTyped((before) => ({ ...before, text: target.value }))}
      />
    </label>
  );
}
