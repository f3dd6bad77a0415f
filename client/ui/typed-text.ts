/** What is typed in a box whose text the page keeps elsewhere, where it comes a moment later. */
export interface TypedText {
  readonly text: string;
  /** What the page keeps, as far as the box has heard. */
  readonly kept: string;
  /** What was given to the page and has not come back from it yet, oldest first. */
  readonly given: readonly string[];
}

export function typedTextOf(kept: string): TypedText {
  return { text: kept, kept, given: [] };
}

/** The page has taken what stood in the box. */
export function gave(typed: TypedText, text: string): TypedText {
  return { ...typed, given: [...typed.given, text] };
}

/**
 * The page keeps another text. What comes back is no reason to change what has been typed since; anything else (back and forward,
 * a filter taken away) goes into the box.
 */
export function heardKept(typed: TypedText, kept: string): TypedText {
  if (kept === typed.kept) return typed;
  const at = typed.given.indexOf(kept);
  return at < 0 ? typedTextOf(kept) : { ...typed, kept, given: typed.given.slice(at + 1) };
}
