import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { keepRunning } from '../../../server/lib/keep-running.ts';
import { createStopList } from '../../../server/lib/stop-list.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describe('a child process that is kept running', () => {
  it('is started again when it ends, and no more once it is stopped', async () => {
    const file = join(tempFolder(), 'starts');
    const script = `require('fs').appendFileSync(${JSON.stringify(file)}, 'x'); process.exit(7)`;
    const ends: string[] = [];
    const stop = keepRunning({
      command: process.execPath,
      args: ['-e', script],
      env: process.env,
      onEnd: (reason, retryMs) => ends.push(`${reason}, again in ${retryMs}`),
    });
    await vi.waitFor(() => expect(ends).toEqual(['code 7, again in 500', 'code 7, again in 1000']), 50_000);
    await stop();
    expect(readFileSync(file, 'utf8')).toBe('xx');
  });

  it('is told to end, and is ended when it does not listen', async () => {
    const file = join(tempFolder(), 'ready');
    const script = `process.on('SIGTERM', () => {}); require('fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000)`;
    const stop = keepRunning({
      command: process.execPath,
      args: ['-e', script],
      env: process.env,
      onEnd: (reason) => expect.fail(reason),
    });
    await vi.waitFor(() => expect(existsSync(file) && readFileSync(file, 'utf8')).toMatch(/\d/), 50_000);
    await stop();
    expect(() => process.kill(Number(readFileSync(file, 'utf8')), 0)).toThrow();
  });

  it('that cannot be started at all is reported', async () => {
    const ends: string[] = [];
    const command = join(tempFolder(), 'not-there');
    const stop = keepRunning({ command, args: [], env: {}, onEnd: (reason) => ends.push(reason) });
    await vi.waitFor(() => expect(ends[0]).toMatch(/ENOENT/), 50_000);
    await stop();
  });
});

describe('the stop list', () => {
  it('stops in reverse, goes on after a failure, and stops everything once', async () => {
    const stopped: string[] = [];
    const failures: string[] = [];
    const stops = createStopList((name) => failures.push(name));
    stops.add('first', () => void stopped.push('first'));
    stops.add('second', () => Promise.reject(new Error('no')));
    stops.add('third', async () => void stopped.push('third'));
    await Promise.all([stops.stopAll(), stops.stopAll()]);
    expect(stopped).toEqual(['third', 'first']);
    expect(failures).toEqual(['second']);
  });
});
