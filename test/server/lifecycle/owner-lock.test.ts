import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeOwnership } from '../../../server/lib/owner-lock.ts';
import { identityOf } from '../../../server/lib/process-identity.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const NOW = Date.parse('2026-11-02T00:00:00Z');
const URL = 'http://127.0.0.1:8080';

/** The pid of a process that has certainly ended. */
function endedPid(): number {
  return Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
}

function leaveLock(folder: string, owner: object): void {
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ url: URL, sinceMs: NOW, ...owner }));
}

describe('owner lock', () => {
  it('lets one in, names it to the second, and leaves nothing when it goes', async () => {
    const folder = tempFolder();
    const lock = await takeOwnership(folder, URL, NOW);
    await expect(takeOwnership(folder, URL, NOW)).rejects.toThrow(
      `in use by process ${process.pid} (${URL}, since 2026-11-02T00:00:00.000Z)`,
    );
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
    await (await takeOwnership(folder, URL, NOW)).release();
  });

  it('lets exactly one of many in', async () => {
    const folder = tempFolder();
    leaveLock(folder, { ...identityOf(endedPid()), startTicks: '1' });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => takeOwnership(folder, URL, NOW)));
    const locks = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(locks).toHaveLength(1);
    for (const { value } of locks) await value.release();
  });

  it('takes over from a process that has ended, was of an earlier boot, or whose number was given to another', async () => {
    for (const owner of [
      { pid: endedPid(), bootId: null, startTicks: null },
      { ...identityOf(process.pid), bootId: 'another boot' },
      { ...identityOf(process.pid), startTicks: '1' },
    ]) {
      const folder = tempFolder();
      leaveLock(folder, owner);
      if (owner.bootId !== null && identityOf(process.pid).bootId === null) continue;
      const lock = await takeOwnership(folder, URL, NOW);
      expect(JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'))).toMatchObject(identityOf(process.pid));
      await lock.release();
    }
  });

  it('never takes over from a living process without start time, nor from whoever listens on the socket', async () => {
    const living = tempFolder();
    leaveLock(living, { pid: process.ppid, bootId: null, startTicks: null });
    await expect(takeOwnership(living, URL, NOW)).rejects.toThrow(`process ${process.ppid}`);

    const elsewhere = tempFolder();
    leaveLock(elsewhere, { pid: endedPid(), bootId: null, startTicks: null });
    const owner = createServer();
    await new Promise<void>((resolve) => owner.listen(join(elsewhere, 'owner.sock'), resolve));
    await expect(takeOwnership(elsewhere, URL, NOW)).rejects.toThrow(/in use by process \d+/);
    await new Promise((resolve) => owner.close(resolve));
  });

  it('takes over a lock that a crash of the machine left empty', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'owner.json'), '');
    await (await takeOwnership(folder, URL, NOW)).release();
  });

  it('works below a path that is too long for a unix socket', async () => {
    const folder = join(tempFolder(), 'x'.repeat(150));
    const lock = await takeOwnership(folder, URL, NOW);
    await expect(takeOwnership(folder, URL, NOW)).rejects.toThrow(/in use/);
    await lock.release();
  });

  it('removes the folder that it made when nothing came of it', async () => {
    const folder = join(tempFolder(), 'fresh');
    await (await takeOwnership(folder, URL, NOW)).release();
    expect(existsSync(folder)).toBe(false);
  });

  it('says in a sentence that the folder cannot be written', async () => {
    const parent = tempFolder();
    writeFileSync(join(parent, 'a-file'), '');
    await expect(takeOwnership(join(parent, 'a-file', 'data'), URL, NOW)).rejects.toThrow(
      /^The data folder .* cannot be written .*: set JINGGE_DATA to a folder that can\.$/,
    );
    if (process.getuid?.() === 0) return;
    const closed = join(parent, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    await expect(takeOwnership(closed, URL, NOW)).rejects.toThrow(/cannot be written/);
  });
});
