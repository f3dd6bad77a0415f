import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readControlFile } from '../../../server/lib/control-file.ts';
import { madeStore } from '../../support/made-store.ts';
import { startFromSource } from '../../support/source-server.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** What a refusal prints: one sentence, set off by empty lines. */
const oneSentence = (said: string) => said.trim().split('\n').length === 1;

describe('a server', { timeout: 240_000 }, () => {
  const dataFolderWithStore = madeStore();

  it('says where it is, keeps a second one out, stops on Ctrl-C with nothing left behind, and starts again', async () => {
    const dataFolder = tempFolder();
    const environment = { JINGGE_DATA: dataFolder };
    const first = startFromSource(environment);
    const url = await first.ready;
    expect((await fetch(`${url}/healthz`)).status).toBe(200);

    const control = await readControlFile(dataFolder);
    expect(control).toMatchObject({ ok: true, value: { url, pid: first.process.pid } });
    expect(statSync(join(dataFolder, 'run.json')).mode & 0o777).toBe(0o600);

    const second = await startFromSource(environment).ended;
    expect(second.code).toBe(1);
    expect(oneSentence(second.said)).toBe(true);
    expect(second.said).toContain(`in use by process ${first.process.pid} (${url}, since `);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);

    first.process.kill('SIGINT');
    const { code, said } = await first.ended;
    expect(code).toBe(0);
    expect(said.match(/Jingge/g)).toHaveLength(1);
    expect(readdirSync(dataFolder).toSorted()).toEqual(['secret', 'socket', 'store-zhenggang']);
    expect(readdirSync(join(dataFolder, 'socket'))).toEqual([]);
    expect(await readControlFile(dataFolder)).toMatchObject({ ok: false });

    const third = startFromSource(environment);
    await third.ready;
    third.process.kill('SIGTERM');
    expect((await third.ended).code).toBe(0);
  });

  it('takes over what a killed one left behind', async () => {
    const environment = { JINGGE_DATA: dataFolderWithStore() };
    const first = startFromSource(environment);
    await first.ready;
    first.process.kill('SIGKILL');
    await first.ended;
    expect(await readControlFile(environment.JINGGE_DATA)).toMatchObject({ ok: false });
    const second = startFromSource(environment);
    await second.ready;
    second.process.kill('SIGINT');
    expect((await second.ended).code).toBe(0);
  });

  it('ends cleanly when npm started it and the shell between is ended, which cannot pass it on', async () => {
    const dataFolder = dataFolderWithStore();
    const environment = { JINGGE_DATA: dataFolder, npm_lifecycle_event: 'start' };
    const server = startFromSource(environment, { throughShell: true });
    await server.ready;
    server.process.kill('SIGTERM');
    // The pipes close when the last process that holds them has ended: the server, not the shell.
    await server.ended;
    expect(readdirSync(dataFolder).toSorted()).toEqual(['secret', 'socket', 'store-zhenggang']);
  });
});

describe('refusals: one sentence, exit code 1, nothing changed', { timeout: 120_000 }, () => {
  it('when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const dataFolder = join(tempFolder(), 'data');
    const { code, said } = await startFromSource({ JINGGE_DATA: dataFolder, PORT: String(port) }).ended;
    other.close();
    expect(code).toBe(1);
    expect(oneSentence(said)).toBe(true);
    expect(said).toContain(`Port ${port} on 127.0.0.1 is taken by another program: choose another with PORT`);
    expect(existsSync(dataFolder)).toBe(false);
  });

  it.each([
    ['a port that is none', { PORT: '80 80' }, 'PORT must be a whole number'],
    ['demo with a database', { JINGGE_DEMO: '1', DATABASE_URL: 'postgres://db/x' }, 'JINGGE_DEMO must not be 1'],
    ['an unknown district', { JINGGE_DISTRICT: 'atlantis' }, 'known are haimen, xinmi, zhenggang'],
    ['a basemap that is none', { JINGGE_BASEMAP: 'no such thing' }, 'JINGGE_BASEMAP'],
    ['an address of another machine', { HOST: '192.0.2.1' }, 'HOST 192.0.2.1 is not an address of this machine'],
  ])('for %s', async (_, environment, sentence) => {
    const dataFolder = join(tempFolder(), 'data');
    const { code, said } = await startFromSource({ JINGGE_DATA: dataFolder, ...environment }).ended;
    expect(code).toBe(1);
    expect(oneSentence(said)).toBe(true);
    expect(said).toContain(sentence);
    expect(existsSync(dataFolder)).toBe(false);
  });

  it('for a district file that is wrong', async () => {
    const dataFolder = tempFolder();
    mkdirSync(join(dataFolder, 'districts/broken'), { recursive: true });
    for (const name of [
      'district.json',
      'roster.json',
      'towns.geojson',
      'communities.geojson',
      'grids.geojson',
      'landmarks.geojson',
    ])
      writeFileSync(join(dataFolder, 'districts/broken', name), '{}');
    const { code, said } = await startFromSource({ JINGGE_DATA: dataFolder, JINGGE_DISTRICT: 'broken' }).ended;
    expect(code).toBe(1);
    expect(oneSentence(said)).toBe(true);
    expect(said).toMatch(/district\.json: id: /);
    expect(readdirSync(dataFolder)).toEqual(['districts']);
  });
});
