/** A string, or a mark of structure; numbers and words between them do not matter here. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

interface Container {
  /** Keys so far; null for a list. */
  readonly keys: Set<string> | null;
  readonly path: string;
  /** Of the member that comes, or place of the item. */
  key: string;
  place: number;
}

/**
 * The first key that an object of a JSON text has twice, with its path (`parameters.x.value`); null when there is none.
 * `JSON.parse` keeps the last value and says nothing, so a figure could be overwritten unseen (POL-4).
 *
 * @param text is valid JSON
 */
export function repeatedKey(text: string): string | null {
  const open: Container[] = [];
  let string: string | null = null;
  for (const [token] of text.matchAll(TOKEN)) {
    const inside = open.at(-1);
    if (token === '{' || token === '[') {
      open.push({ keys: token === '{' ? new Set() : null, path: inside ? pathIn(inside) : '', key: '', place: 0 });
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ',') inside!.place++;
    else if (token !== ':') string = token;
    else {
      inside!.key = JSON.parse(string!) as string;
      if (inside!.keys!.has(inside!.key)) return pathIn(inside!);
      inside!.keys!.add(inside!.key);
    }
  }
  return null;
}

function pathIn({ keys, path, key, place }: Container): string {
  const step = keys === null ? String(place) : key;
  return path === '' ? step : `${path}.${step}`;
}
