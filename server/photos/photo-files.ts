import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { FORMAT_BYTES } from '../../shared/photos/image-format.ts';
import { systemCodeOf } from '../lib/app-error.ts';

/** An upload that lies on the disk, whole. */
export interface Received {
  readonly path: string;
  readonly sha256: string;
  readonly firstBytes: Uint8Array;
}

/** A photo and its small twin, ready to be kept. */
export interface Pictures {
  readonly full: Buffer;
  readonly thumb: Buffer;
}

type PictureSize = keyof Pictures;

/**
 * The pictures of one store, in a folder of the data folder that is named by it: another store, a new one too, never
 * sweeps them away. Every photo has a name of its own that nothing else ever gets.
 */
export interface PhotoFiles {
  /** Writes a body to the disk as it comes, never more than the limit. A body that breaks off throws, and leaves nothing. */
  receive(body: AsyncIterable<Buffer>, limitBytes: number): Promise<Received | 'too-large'>;
  /** Forgets an upload. */
  drop(received: Received): Promise<void>;
  /** Resolves with the new name when both pictures are safe on the disk. */
  keep(pictures: Pictures): Promise<string>;
  /** Null when there is no such file. */
  read(name: string, size: PictureSize): Promise<Buffer | null>;
  remove(name: string): Promise<void>;
  /**
   * Removes what was written before a moment and belongs to no photo: uploads that broke off, pictures whose row was
   * never committed or is gone. Answers how many files.
   */
  sweep(beforeMs: number, known: (names: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number>;
}

const INCOMING = 'incoming';
const ENDINGS: Readonly<Record<PictureSize, string>> = { full: '.jpg', thumb: '.thumb.jpg' };
const NAME = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

export function createPhotoFiles(dataFolder: string, storeId: string): PhotoFiles {
  const root = join(resolve(dataFolder), 'photos', storeId);
  const incoming = join(root, INCOMING);

  function pathOf(name: string, size: PictureSize): string {
    return join(root, name.slice(0, 2), `${name}${ENDINGS[size]}`);
  }

  async function fresh(): Promise<{ readonly path: string; readonly file: FileHandle }> {
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const path = join(incoming, randomUUID());
    return { path, file: await open(path, 'wx', 0o600) };
  }

  async function write(bytes: Buffer, target: string): Promise<void> {
    const { path, file } = await fresh();
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(path, target);
  }

  return {
    async receive(body, limitBytes) {
      const { path, file } = await fresh();
      const hash = createHash('sha256');
      let first = Buffer.alloc(0);
      let bytes = 0;
      try {
        for await (const chunk of body) {
          bytes += chunk.length;
          if (bytes > limitBytes) break;
          if (first.length < FORMAT_BYTES) first = Buffer.concat([first, chunk]).subarray(0, FORMAT_BYTES);
          hash.update(chunk);
          await file.writeFile(chunk);
        }
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      } finally {
        await file.close();
      }
      if (bytes <= limitBytes) return { path, sha256: hash.digest('hex'), firstBytes: first };
      await rm(path, { force: true });
      return 'too-large';
    },
    drop: ({ path }) => rm(path, { force: true }),
    async keep({ full, thumb }) {
      const name = randomUUID();
      await write(thumb, pathOf(name, 'thumb'));
      await write(full, pathOf(name, 'full'));
      await syncFolder(dirname(pathOf(name, 'full')));
      return name;
    },
    async read(name, size) {
      try {
        return await readFile(pathOf(name, size));
      } catch (error) {
        if (systemCodeOf(error) === 'ENOENT') return null;
        throw error;
      }
    },
    async remove(name) {
      await rm(pathOf(name, 'full'), { force: true });
      await rm(pathOf(name, 'thumb'), { force: true });
    },
    async sweep(beforeMs, known) {
      let removed = 0;
      for (const folder of await namesIn(root)) {
        const old = await olderThan(beforeMs, join(root, folder));
        const kept = folder === INCOMING ? new Set<string>() : await known([...new Set(old.map(photoOf))]);
        for (const file of old) {
          if (kept.has(photoOf(file))) continue;
          await rm(join(root, folder, file), { force: true });
          removed++;
        }
      }
      return removed;
    },
  };
}

/** The name of the photo that a file belongs to. */
function photoOf(file: string): string {
  return NAME.exec(file)?.[0] ?? file;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function olderThan(beforeMs: number, folder: string): Promise<readonly string[]> {
  const old: string[] = [];
  for (const file of await namesIn(folder)) {
    // Whoever else removes files makes no difference.
    const found = await stat(join(folder, file)).catch(() => null);
    if (found && found.mtimeMs < beforeMs) old.push(file);
  }
  return old;
}

/** A new name is safe when its folder is; where folders cannot be synced (Windows) the file system does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (!handle) return;
  try {
    await handle.sync();
  } catch {
    return;
  } finally {
    await handle.close();
  }
}
