/** Words of one file: both languages side by side, with the same keys. */
interface Words {
  readonly zh: object;
  readonly en: object;
}

type Language = keyof Words;
type Both<Union> = (Union extends unknown ? (of: Union) => void : never) extends (of: infer All) => void ? All : never;
type Parts = Readonly<Record<string, Words>>;
type Merged<P extends Parts, L extends Language> = {
  readonly [Key in keyof Both<P[keyof P][L]>]: Both<P[keyof P][L]>[Key];
};

/**
 * Several files of words as one namespace. Their first-level keys must differ.
 *
 * @throws Error naming the key that two files define.
 */
export function mergeWords<const P extends Parts>(
  parts: P,
): { readonly zh: Merged<P, 'zh'>; readonly en: Merged<P, 'en'> } {
  return { zh: merge(parts, 'zh') as Merged<P, 'zh'>, en: merge(parts, 'en') as Merged<P, 'en'> };
}

function merge(parts: Parts, language: Language): object {
  const merged = new Map<string, unknown>();
  for (const [key, text] of Object.values(parts).flatMap((part) => Object.entries(part[language]))) {
    if (merged.has(key)) throw new Error(`two files of words define ${key}`);
    merged.set(key, text);
  }
  return Object.fromEntries(merged);
}
