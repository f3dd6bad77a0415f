import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Systems allow 104–108 bytes for the path of a unix socket; our names take up to 20 of them. */
const MAX_FOLDER_BYTES = 80;

export interface ShortFolder {
  /** The same folder under a path short enough for a unix socket. */
  readonly path: string;
  release(): void;
}

/** Makes a folder only its owner may enter, and gives a path to it that is short enough for a unix socket. */
export function shortFolder(folder: string): ShortFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (Buffer.byteLength(folder) <= MAX_FOLDER_BYTES) return { path: folder, release: () => undefined };
  const temporary = mkdtempSync(join(tmpdir(), 'jingge-'));
  chmodSync(temporary, 0o700);
  const path = join(temporary, 'd');
  symlinkSync(realpathSync(folder), path);
  return { path, release: () => rmSync(temporary, { recursive: true, force: true }) };
}
