type Pairs = Readonly<Record<string, readonly [zh: string, en: string]>>;

/** A table of words, Chinese and English side by side, as the two tables that a namespace has. */
export function sides<const P extends Pairs>(pairs: P) {
  const side = (at: 0 | 1) =>
    Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair[at]])) as Readonly<
      Record<keyof P, string>
    >;
  return { zh: side(0), en: side(1) };
}
