import { createHash, webcrypto } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COVERAGE_BYTES_VERSION } from '../../shared/coverage/coverage-bytes.ts';
import { coverageDay } from '../../shared/coverage/coverage-day.ts';
import type { LoadedDistrict, PolicyReader } from '../ports/district.ts';
import type { Store } from '../ports/store.ts';
import type { CoveragePolicy } from '../../shared/coverage/coverage-policy.ts';
import type { Checkpoint } from './count-today.ts';

/** Checkpoints of today's coverage: the bytes in a file, the mark that vouches for them in the store (STO-3). */
export interface CheckpointFiles {
  /** The checkpoint of the local day around an instant; null when there is none that fits in every respect. */
  read(nowMs: number): Promise<Checkpoint | null>;
  /** Replaces the checkpoint. Killed at any moment, it leaves the one before. */
  write(checkpoint: Checkpoint, dayStartMs: number): Promise<void>;
}

export interface CheckpointPlace {
  readonly dataFolder: string;
  readonly loaded: LoadedDistrict;
  readonly policies: Pick<PolicyReader, 'at'>;
  readonly store: Pick<Store, 'storeId' | 'checkpoint'>;
}

export function createCheckpointFiles({ dataFolder, loaded, policies, store }: CheckpointPlace): CheckpointFiles {
  const folder = join(dataFolder, `coverage-${loaded.district.id}`);
  const basisAt = (atMs: number) => basisOf(loaded, policies.at(atMs).coverage, store.storeId, atMs);
  const nameOf = (sha256: string) => `${sha256.slice(0, 32)}.day`;
  return {
    async read(nowMs) {
      const mark = await store.checkpoint.read();
      if (mark === null || mark.basis !== basisAt(nowMs)) return null;
      const bytes = await readFile(join(folder, nameOf(mark.sha256))).catch(() => null);
      if (bytes === null || (await sha256Of(bytes)) !== mark.sha256) return null;
      return { seq: mark.seq, bytes };
    },
    async write({ seq, bytes }, dayStartMs) {
      const sha256 = await sha256Of(bytes);
      const name = nameOf(sha256);
      const draft = join(folder, `${name}.draft`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(draft, bytes, { mode: 0o600 });
      await rename(draft, join(folder, name));
      await store.checkpoint.set({ sha256, basis: basisAt(dayStartMs), seq });
      for (const other of await readdir(folder)) if (other !== name) await rm(join(folder, other), { force: true });
    },
  };
}

/** Everything besides the fixes that a counted day follows from: of another basis a checkpoint says nothing. */
function basisOf(loaded: LoadedDistrict, policy: CoveragePolicy, storeId: string, atMs: number): string {
  const day = coverageDay(atMs, loaded.district.timeZone, policy);
  const roster = loaded.officers.map(({ id, index, shift }) => [id, index, shift]);
  const basis = [COVERAGE_BYTES_VERSION, storeId, loaded.areasVersion, loaded.district.timeZone, day, policy, roster];
  return createHash('sha256').update(JSON.stringify(basis)).digest('hex');
}

/** Off the main thread: late in the day there are tens of megabytes. */
async function sha256Of(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
