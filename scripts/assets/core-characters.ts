import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sources of the screens' words, and the shipped districts with the names on their maps. */
const PLACES = [
  { folder: 'client', file: /\.tsx?$/ },
  { folder: 'shared', file: /\.ts$/ },
  { folder: 'data/districts', file: /\.(json|geojson)$/ },
] as const;

/** Every character that a first page of a shipped district may show, as code points, in order: printable ASCII and what the sources and districts hold. */
export function coreCharacters(root: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (let point = 0x20; point < 0x7f; point++) found.add(point);
  for (const { folder, file } of PLACES) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!file.test(name)) continue;
      for (const [character] of readFileSync(join(root, folder, name), 'utf8').matchAll(/[^\p{ASCII}\p{C}]/gu))
        found.add(character.codePointAt(0)!);
    }
  }
  return new Set([...found].sort((a, b) => a - b));
}
