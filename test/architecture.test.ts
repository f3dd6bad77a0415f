import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SOURCE = /\.(ts|tsx|mjs)$/;

/** Who may import whom (docs/architecture.md). The first rule whose `from` matches a file decides. */
const TABLE: readonly { from: RegExp; ours: readonly RegExp[] }[] = [
  { from: /^shared\/lib\//, ours: [/^shared\/lib\//] },
  { from: /^shared\/geo\//, ours: [/^shared\/(lib|geo|model)\//] },
  { from: /^shared\//, ours: [/^shared\//] },
  { from: /^server\/(main|app)\.ts$/, ours: [/^shared\//, /^server\//] },
  { from: /^server\/simulator\//, ours: [/^shared\//, /^server\/(simulator|lib)\//, /^server\/config\.ts$/] },
  { from: /^server\//, ours: [/^shared\//, /^server\//] },
  { from: /^client\/(ui|theme)\//, ours: [/^shared\//, /^client\/(ui|theme|i18n)\//] },
  { from: /^client\/frames\//, ours: [/^shared\//, /^client\/(frames\/|map\/mercator)/] },
  { from: /^client\/stores\//, ours: [/^shared\//, /^client\/(stores|theme|wire|frames)\//] },
  { from: /^client\/selectors\//, ours: [/^shared\//, /^client\/(stores|selectors|theme|map)\//] },
  { from: /^client\/wire\//, ours: [/^shared\//, /^client\/(wire|stores|frames|config)/] },
  { from: /^client\/map\//, ours: [/^shared\//, /^client\/(map|frames|stores|selectors|theme|wire|i18n)\//] },
  {
    from: /^client\/panels\//,
    ours: [/^shared\//, /^client\/(panels|stores|selectors|ui|theme|i18n|wire|frames|map\/legend|url-state|clients)/],
  },
  { from: /^client\//, ours: [/^shared\//, /^client\//] },
  { from: /^(scripts|test)\//, ours: [/./] },
];

/** Libraries that only one place may import. */
const LIBRARY_HOMES: readonly { library: RegExp; home: RegExp }[] = [
  { library: /^@turf\//, home: /^shared\/geo\/|^test\// },
  { library: /^maplibre-gl/, home: /^client\/map\/|^test\// },
  { library: /^socket\.io-client/, home: /^client\/wire\/|^test\/|^scripts\// },
  { library: /^(react|react-dom|antd|echarts)/, home: /^client\/|^test\/client\// },
  { library: /^(pg|drizzle-orm|@electric-sql)/, home: /^server\/db\/|^test\// },
  { library: /^node:/, home: /^(server|scripts|test)\/|^vite\.config/ },
];

const BANNED_NAMES = /(^|\/)(utils?|helpers?|common|misc|types|constants|manager)\.(ts|tsx)$/;

describe('architecture', () => {
  const files = ['shared', 'server', 'client', 'scripts', 'test'].flatMap((folder) => sources(join(ROOT, folder)));

  it('imports only along the table', () => {
    const offences = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => normalize(join(dirname(file), target)))
        .filter((target) => !allowed(file, target))
        .map((target) => `${file} → ${target}`),
    );
    expect(offences).toEqual([]);
  });

  it('keeps each library in its home', () => {
    const offences = files.flatMap((file) =>
      importsOf(file).flatMap((target) =>
        LIBRARY_HOMES.filter(({ library, home }) => library.test(target) && !home.test(file)).map(
          () => `${file} → ${target}`,
        ),
      ),
    );
    expect(offences).toEqual([]);
  });

  it('has no shared rule that reads a clock or a random source', () => {
    const offences = files
      .filter((file) => file.startsWith('shared/'))
      .filter((file) => /\bDate\.now\(|\bnew Date\(\)|Math\.random\(|performance\.now\(/.test(read(file)));
    expect(offences).toEqual([]);
  });

  it('reads the environment in one place a side', () => {
    const offences = files
      .filter((file) => /^(server|client|shared)\//.test(file))
      .filter((file) => /process\.env|import\.meta\.env/.test(read(file)))
      .filter((file) => !['server/config.ts', 'client/config.ts'].includes(file));
    expect(offences).toEqual([]);
  });

  it('has no file that hides its subject behind a general name', () => {
    expect(files.filter((file) => BANNED_NAMES.test(file))).toEqual([]);
  });

  it('lists every registered family member in its registry', () => {
    const missing = ['client/map/layers', 'server/protocols'].flatMap((folder) => {
      const registry = read(`${folder}/index.ts`);
      return readdirSync(join(ROOT, folder))
        .filter((name) => /\.(layer|protocol)\.ts$/.test(name))
        .filter((name) => !registry.includes(name))
        .map((name) => `${folder}/${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('writes HTML into the page nowhere', () => {
    const offences = files
      .filter((file) => file.startsWith('client/'))
      .filter((file) => /dangerouslySetInnerHTML|\.innerHTML|setHTML\(/.test(read(file)));
    expect(offences).toEqual([]);
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => SOURCE.test(name))
    .map((name) => relative(ROOT, join(folder, name)));
}

function importsOf(file: string): string[] {
  return [...read(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
}

function allowed(file: string, target: string): boolean {
  const rule = TABLE.find(({ from }) => from.test(file));
  return rule !== undefined && rule.ours.some((pattern) => pattern.test(target));
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
