/** Licences that ask for no more than to be named, or that bind changes of their own files only. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EDL-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);
/** For tools that are not part of what runs. */
const ALLOWED_FOR_TOOLS: ReadonlySet<string> = new Set(['MPL-2.0', 'CC-BY-4.0']);

/** For libraries that lie beside the program as files of their own and that anybody may replace: the image library of photos. */
const ALLOWED_BESIDE: ReadonlySet<string> = new Set(['LGPL-3.0-or-later']);
const LIES_BESIDE = /^@img\/sharp-/;

/** Packages whose licence is not where it should be, by name, as their LICENSE file says it. */
const READ_BY_HAND: ReadonlyMap<string, string> = new Map([
  ['arc', 'BSD-3-Clause'],
  ['splaytree-ts', 'BSD-3-Clause'],
  ['xmlhttprequest-ssl', 'MIT'],
]);

/** The licence of a package: what it says of itself where it is an SPDX expression, else what was read by hand. */
export function licenceOf(name: string, stated: string | undefined): string | null {
  return READ_BY_HAND.get(name) ?? stated ?? null;
}

/** What a package is to us: a part of what runs, a library beside it, or a tool that is not there when it runs. */
export type PackageUse = 'part' | 'beside' | 'tool';

export function useOf(name: string, isTool: boolean): PackageUse {
  if (isTool) return 'tool';
  return LIES_BESIDE.test(name) ? 'beside' : 'part';
}

/** Whether an SPDX expression leaves us a licence that we take; `OR` is a choice, `AND` asks for both. */
export function isAllowed(expression: string, use: PackageUse): boolean {
  const more = { part: new Set<string>(), beside: ALLOWED_BESIDE, tool: ALLOWED_FOR_TOOLS }[use];
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;

  function either(): boolean {
    let allowed = both();
    while (tokens[at] === 'OR') {
      at++;
      allowed = both() || allowed;
    }
    return allowed;
  }
  function both(): boolean {
    let allowed = one();
    while (tokens[at] === 'AND') {
      at++;
      allowed = one() && allowed;
    }
    return allowed;
  }
  function one(): boolean {
    const token = tokens[at++];
    if (token === undefined) return false;
    if (token !== '(') return ALLOWED.has(token) || more.has(token);
    const allowed = either();
    return tokens[at++] === ')' && allowed;
  }

  const allowed = either();
  return allowed && at === tokens.length;
}
