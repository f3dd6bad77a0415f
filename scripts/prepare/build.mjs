import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly, step } from './step.mjs';

const BOTH = ['shared', 'scripts/assets', 'vite.config.ts', 'package-lock.json'];
const SIDES = [
  {
    name: 'client',
    what: '构建页面 building pages',
    sources: ['client', 'data/districts', ...BOTH],
    made: 'index.html',
    args: [],
  },
  { name: 'server', what: '构建服务 building server', sources: ['server', ...BOTH], made: 'main.js', args: ['--ssr'] },
];

/** Builds the sides whose sources are not those of the last build, both at once when both changed. */
export async function buildWhatChanged(root) {
  const stampPath = join(root, 'build/.stamp');
  const stamps = readStamps(stampPath);
  const sides = SIDES.map((side) => ({ ...side, ...stampOf(root, side, stamps[side.name]) }));
  const stale = sides.filter((side) => side.stale);
  mkdirSync(join(root, 'build'), { recursive: true });
  // A side that is being built has no stamp: an interrupted build is built again.
  writeStamps(
    stampPath,
    sides.filter((side) => !side.stale),
  );
  const outcomes = await Promise.allSettled(stale.map((side) => step(side.what, () => build(root, side))));
  writeStamps(
    stampPath,
    sides.filter((side) => !side.stale || outcomes[stale.indexOf(side)].status === 'fulfilled'),
  );
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
}

/** Whether the last build of a side, `client` or `server`, is of the sources as they are. */
export function isBuilt(root, name) {
  const side = SIDES.find((one) => one.name === name);
  return !stampOf(root, side, readStamps(join(root, 'build/.stamp'))[name]).stale;
}

function build(root, side) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  return runQuietly(process.execPath, [vite, 'build', ...side.args, '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** Times and sizes tell quickly that nothing changed; contents decide when they differ (a fresh checkout, a touch). */
function stampOf(root, side, last) {
  const files = side.sources.flatMap((source) => filesBelow(root, source)).sort();
  const quick = hashOf(files.map((file) => `${file} ${fileMark(join(root, file))}`));
  const isMade = existsSync(join(root, 'build', side.name, side.made));
  if (isMade && last?.quick === quick) return { quick, content: last.content, stale: false };
  const content = hashOf(files.flatMap((file) => [file, readFileSync(join(root, file))]));
  return { quick, content, stale: !isMade || last?.content !== content };
}

function filesBelow(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full).flatMap((name) => filesBelow(root, `${path}/${name}`));
}

function fileMark(path) {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
}

function hashOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

function readStamps(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

function writeStamps(path, sides) {
  writeFileSync(
    path,
    JSON.stringify(Object.fromEntries(sides.map(({ name, quick, content }) => [name, { quick, content }]))),
  );
}
