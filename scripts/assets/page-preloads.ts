import { join } from 'node:path';
import type { Plugin } from 'vitest/config';

/** What the shell of a page names, so that the browser fetches it beside the code that asks for it. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'map.html': ['client/pages/map/MapPage.tsx', 'client/theme/fonts.ts'],
  'wall.html': ['client/pages/wall/WallPage.tsx', 'client/theme/fonts.ts'],
};
const SHELL = 'index.html';
const END_OF_HEAD = '</head>';

type Bundle = Parameters<Extract<Plugin['generateBundle'], (...given: never) => unknown>>[1];

/** Makes a shell of their own for the pages with a map, which are large: the common one with what such a page loads in its head. */
export function pagePreloads(root: string): Plugin {
  return {
    name: 'page-preloads',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const shell = bundle[SHELL];
      if (shell?.type !== 'asset') return;
      const text = String(shell.source);
      for (const [fileName, modules] of Object.entries(PAGES)) {
        const files = filesOf(bundle, new Set(modules.map((path) => join(root, path))));
        const links = files.filter((file) => !text.includes(`"/${file}"`)).map(linkOf);
        const source = text.replace(END_OF_HEAD, `${links.join('')}  ${END_OF_HEAD}`);
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

/** Chunks that hold modules, and what these import, with their styles. */
function filesOf(bundle: Bundle, modules: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  const styles = new Set<string>();
  const take = (name: string): void => {
    const chunk = bundle[name];
    if (found.has(name) || chunk?.type !== 'chunk') return;
    found.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
    chunk.imports.forEach(take);
  };
  for (const [name, chunk] of Object.entries(bundle))
    if (chunk.type === 'chunk' && chunk.facadeModuleId !== null && modules.has(chunk.facadeModuleId)) take(name);
  return [...found, ...styles];
}

function linkOf(file: string): string {
  const kind = file.endsWith('.css') ? 'stylesheet' : 'modulepreload';
  return `    <link rel="${kind}" crossorigin href="/${file}" nonce="{{csp-nonce}}">\n`;
}
