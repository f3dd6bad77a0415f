import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Actor } from '../../../shared/access/authorize.ts';
import { ok } from '../../../shared/lib/result.ts';
import { SERVER } from '../../../server/audit/audit.ts';
import { createPhotoService, type PhotoServiceParts } from '../../../server/photos/photo-service.ts';
import { deferred } from '../../support/deferred.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { sampleCase } from '../../support/world-samples.ts';

const ACTOR: Actor = {
  id: 'demo:dispatcher',
  account: null,
  role: 'dispatcher',
  town: null,
  officer: null,
  grids: [],
  simulated: true,
};

it('PHO-2 asks whoever comes when 64 uploads are under way to come again, and takes the next when they are through', async () => {
  const gate = deferred();
  const item = sampleCase({ id: 'case-1', state: 'handling' });
  const parts = {
    store: {
      cases: { get: () => Promise.resolve({ item, openedBy: null, events: [] }) },
      photos: {
        get: () => Promise.resolve(null),
        use: () => Promise.resolve({ photos: 0, bytes: 0 }),
        add: () => Promise.resolve('added'),
      },
    },
    clock: manualClock(),
    files: {
      receive: () =>
        gate.promise.then(() => ({ path: '', sha256: '', firstBytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) })),
      drop: () => Promise.resolve(),
      keep: () => Promise.resolve('name'),
    },
    makePictures: () =>
      Promise.resolve(ok({ full: Buffer.from('x'), thumb: Buffer.from('x'), widthPx: 1, heightPx: 1 })),
    asCaseActor: (actor: Actor) => ({ ...actor, team: null }),
  } as unknown as PhotoServiceParts;
  const service = createPhotoService(parts);
  const add = () => {
    const upload = {
      case: 'case-1',
      id: randomUUID(),
      kind: 'near' as const,
      body: Readable.from([]),
      declaredBytes: null,
    };
    return service.add(upload, { actor: ACTOR, who: SERVER });
  };
  const first = Array.from({ length: 64 }, add);
  // Those before it have come as far as their bodies once the next one is answered.
  expect(await add()).toEqual({ ok: false, error: { code: 'overloaded' } });
  gate.resolve();
  expect((await Promise.all(first)).every((one) => one.ok)).toBe(true);
  expect((await add()).ok).toBe(true);
});
