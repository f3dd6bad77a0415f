import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Problem } from '../../../shared/http/problem.ts';
import type { CasePhoto } from '../../../shared/model/photo.ts';
import { newCaseEvent } from '../../support/case-events.ts';
import { bearer, openHttpBench } from '../../support/http-bench.ts';
import { phonePhoto } from '../../support/made-images.ts';
import { openTestStore } from '../../support/test-store.ts';
import { WEST } from '../../support/two-towns.ts';
import { sampleCase } from '../../support/world-samples.ts';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly json: CasePhoto & Problem;
}

interface PutOptions {
  readonly id?: string;
  readonly kind?: string;
  readonly headers?: Record<string, string>;
  readonly of?: string;
}

/**
 * A desk and a phone that add photos; closed after the tests of the file.
 *
 * @param caseOf the case that photos are of where a test names none
 */
export async function openPhotoBench(caseOf: () => string) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'jingge-test-'));
  const store = await openTestStore();
  const bench = await openHttpBench({ store, config: { dataFolder } });
  afterAll(async () => {
    await bench.close();
    await store.close();
    rmSync(dataFolder, { recursive: true });
  });
  const desk = await bench.signIn('dispatcher');
  const phone = bearer(await bench.phoneToken());
  const jpeg = await phonePhoto();

  async function plant(over: Parameters<typeof sampleCase>[0], openedBy: string | null = null): Promise<string> {
    const item = sampleCase({
      id: `case-${randomUUID()}`,
      town: WEST,
      officer: 'E-0',
      state: 'handling',
      closedMs: null,
      ...over,
    });
    await store.cases.insert(item, newCaseEvent({ caseId: item.id, atMs: 1, to: item.state }), {
      openedBy,
      reporter: null,
    });
    return item.id;
  }

  async function put(body: Buffer | ReadableStream | string | null, over: PutOptions = {}): Promise<Answered> {
    const { id = randomUUID(), kind = 'near', headers = desk, of = caseOf() } = over;
    const streamed = body instanceof ReadableStream ? { duplex: 'half' } : {};
    const sent = {
      method: 'PUT',
      headers,
      body: body instanceof Buffer ? new Uint8Array(body) : body,
      ...streamed,
    } as RequestInit;
    const response = await fetch(`${bench.url}/api/v1/cases/${of}/photos/${id}?kind=${kind}`, sent);
    return { status: response.status, headers: response.headers, json: (await response.json()) as Answered['json'] };
  }

  async function look(path: string, headers: Record<string, string> = desk) {
    const response = await fetch(`${bench.url}/api/v1/cases/${path}`, { headers });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  const list = (headers = desk) => bench.call<'listPhotos'>('GET', `/api/v1/cases/${caseOf()}/photos`, { headers });
  const remove = (id: string, headers = desk, query = '?reason=wrong%20case') =>
    bench.call('DELETE', `/api/v1/cases/${caseOf()}/photos/${id}${query}`, { headers });

  function filesOnDisk(): readonly string[] {
    const root = join(dataFolder, 'photos', store.storeId);
    const names = existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }) : [];
    return names.filter((name) => name.includes('/'));
  }

  return { store, bench, desk, phone, jpeg, plant, put, look, list, remove, filesOnDisk };
}
