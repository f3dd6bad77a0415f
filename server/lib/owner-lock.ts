import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError, sentenceOf, systemCodeOf } from './app-error.ts';
import { identityOf, mayStillRun } from './process-identity.ts';
import { shortFolder, type ShortFolder } from './socket-folder.ts';

const ownerSchema = z.object({
  pid: z.int().positive(),
  bootId: z.string().nullable(),
  startTicks: z.string().nullable(),
  url: z.string(),
  sinceMs: z.number(),
});
type Owner = z.infer<typeof ownerSchema>;

/** Two processes on one embedded store silently lose rows: a data folder has one owner at a time. */
export interface OwnerLock {
  /** Corrects the address that others are told, once the port is known. */
  nameUrl(url: string): void;
  release(): Promise<void>;
}

const ATTEMPTS = 5;

/**
 * Takes a data folder for this process, or throws an AppError that names the owner.
 * An owner counts as gone only when nobody listens on its socket **and** its process is certainly not there;
 * the socket also tells of owners in other containers, whose process numbers mean nothing here.
 */
export async function takeOwnership(dataFolder: string, url: string, nowMs: number): Promise<OwnerLock> {
  const isNew = !existsSync(dataFolder);
  makeWritable(dataFolder);
  const lockPath = join(dataFolder, 'owner.json');
  const short = shortFolder(dataFolder);
  const socketPath = join(short.path, 'owner.sock');
  const mine: Owner = { ...identityOf(process.pid), url, sinceMs: nowMs };
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (placeLock(lockPath, mine)) {
        const server = await listen(socketPath);
        return lockOver({ server, lockPath, mine, short, unusedFolder: isNew ? dataFolder : null });
      }
      await removeIfOrphaned(lockPath, socketPath, dataFolder);
    }
  } catch (error) {
    short.release();
    throw error;
  }
  short.release();
  throw new AppError(
    'data-folder-owned',
    `Several servers are trying to use ${dataFolder} at once: start one of them.`,
  );
}

function makeWritable(dataFolder: string): void {
  const probe = join(dataFolder, `.write-${process.pid}`);
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new AppError(
      'data-folder-unwritable',
      `The data folder ${dataFolder} cannot be written (${sentenceOf(error)}): set JINGGE_DATA to a folder that can.`,
      { cause: error },
    );
  }
}

/** True when the lock is ours. The file appears whole or not at all. */
function placeLock(lockPath: string, mine: Owner): boolean {
  const draft = `${lockPath}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    linkSync(draft, lockPath);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false;
    return placeWithoutLinks(lockPath, mine);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** For file systems without hard links (exFAT, some network folders). */
function placeWithoutLinks(lockPath: string, mine: Owner): boolean {
  try {
    writeFileSync(lockPath, JSON.stringify(mine), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function removeIfOrphaned(lockPath: string, socketPath: string, dataFolder: string): Promise<void> {
  const found = readOwner(lockPath);
  if (found.owner && mayStillRun(found.owner)) throw ownedBy(found.owner, dataFolder);
  if (await isListening(socketPath)) throw ownedBy(found.owner, dataFolder);
  const grave = `${lockPath}.gone-${process.pid}`;
  try {
    renameSync(lockPath, grave);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return;
    throw error;
  }
  // Somebody else may have buried it first and put up their own lock, which we now hold: give it back.
  const buried = readOwner(grave);
  if (buried.text !== found.text) linkBack(grave, lockPath);
  rmSync(grave, { force: true });
}

function linkBack(grave: string, lockPath: string): void {
  try {
    linkSync(grave, lockPath);
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') throw error;
  }
}

function readOwner(path: string): { readonly text: string | null; readonly owner: Owner | null } {
  let text: string | null = null;
  try {
    text = readFileSync(path, 'utf8');
    return { text, owner: ownerSchema.safeParse(JSON.parse(text)).data ?? null };
  } catch {
    return { text, owner: null };
  }
}

function ownedBy(owner: Owner | null, dataFolder: string): AppError {
  const who = owner
    ? `process ${owner.pid} (${owner.url}, since ${new Date(owner.sinceMs).toISOString()})`
    : 'another process';
  return new AppError(
    'data-folder-owned',
    `The data folder ${dataFolder} is in use by ${who}: stop it, or set JINGGE_DATA to another folder.`,
  );
}

/** Answers false at once when the listener is gone; a busy one still accepts, the system does it. */
function isListening(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    const answer = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

/** The lock file alone must do where the file system has no sockets. */
function listen(socketPath: string): Promise<Server | null> {
  rmSync(socketPath, { force: true });
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', () => resolve(null));
    server.listen(socketPath, () => {
      server.unref();
      resolve(server);
    });
  });
}

interface HeldLock {
  readonly server: Server | null;
  readonly lockPath: string;
  readonly mine: Owner;
  readonly short: ShortFolder;
  /** A folder made for this lock; it goes with the lock when nothing else was put into it. */
  readonly unusedFolder: string | null;
}

function lockOver({ server, lockPath, mine, short, unusedFolder }: HeldLock): OwnerLock {
  return {
    nameUrl(url) {
      const draft = `${lockPath}.${process.pid}`;
      writeFileSync(draft, JSON.stringify({ ...mine, url }), { mode: 0o600 });
      renameSync(draft, lockPath);
    },
    async release() {
      if (server) await new Promise((resolve) => server.close(resolve));
      rmSync(lockPath, { force: true });
      short.release();
      if (unusedFolder !== null && readdirSync(unusedFolder).length === 0) rmdirSync(unusedFolder);
    },
  };
}
