import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../server/db/open-store.ts';

const ROOT = join(import.meta.dirname, '../..');
const STORE_CODE = join(ROOT, 'server/db');
const KEPT_IN = join(ROOT, 'node_modules/.vite/test-stores');

let folder: Promise<string> | null = null;

/** Puts an empty store of the newest schema, of no district yet, at `to`. Making one costs four times the processor time of opening a copy. */
export async function copyEmptyStore(to: string): Promise<void> {
  cpSync(await (folder ??= keptStore()), to, { recursive: true });
}

/** The folder of the empty store, made when the code of the store has changed. Processes that make it at once do not meet. */
async function keptStore(): Promise<string> {
  const kept = join(KEPT_IN, codeVersion());
  if (existsSync(kept)) return kept;
  mkdirSync(KEPT_IN, { recursive: true });
  const draft = mkdtempSync(join(KEPT_IN, 'draft-'));
  try {
    const store = await openStore({ kind: 'embedded', dataFolder: draft }, (reason) => {
      throw new Error(`The empty store was lost: ${reason}`);
    });
    await store.close();
    if (!existsSync(kept)) renameSync(join(draft, 'store'), kept);
  } catch (error) {
    // Somebody else was faster: theirs is as good.
    if (!existsSync(kept)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return kept;
}

/** Changes with anything that may change what an empty store holds. */
function codeVersion(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(STORE_CODE).sort()) hash.update(name).update(readFileSync(join(STORE_CODE, name)));
  hash.update(readFileSync(join(ROOT, 'node_modules/@electric-sql/pglite/package.json')));
  return hash.digest('hex').slice(0, 16);
}
