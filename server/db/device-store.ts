import { createHash, randomBytes } from 'node:crypto';
import { inArray, sql } from 'drizzle-orm';
import type { Device, DeviceStore } from '../ports.ts';
import { column, storableText, type Database } from './database.ts';
import { createGatheredLookup } from './gathered-lookup.ts';
import { devices } from './schema.ts';

const VISIBLE = { device: devices.device, officerId: devices.officerId, simulated: devices.simulated };

/** Devices and the hashes of their tokens; a token is known only to the one who enrolled it. */
export function createDeviceStore(db: Database): DeviceStore {
  const byHash = createGatheredLookup<Device>(async (hashes) => {
    const rows = await db
      .select({ ...VISIBLE, hash: devices.tokenSha256 })
      .from(devices)
      .where(inArray(devices.tokenSha256, [...hashes]));
    return new Map(rows.map(({ hash, ...device }) => [hash, device]));
  });
  return {
    async enrol(wanted) {
      const tokens = new Map(wanted.map(({ device }) => [device, newToken()]));
      const last = [...new Map(wanted.map((item) => [item.device, item])).values()];
      if (last.length > 0) await upsert(db, last, tokens);
      return wanted.map(({ device }) => tokens.get(device) ?? '');
    },
    byToken: (token) => byHash(hashOf(token)),
    byDevices: (names) =>
      db
        .select(VISIBLE)
        .from(devices)
        .where(inArray(devices.device, names.map(storableText))),
    all: () => db.select(VISIBLE).from(devices).orderBy(devices.device),
  };
}

async function upsert(db: Database, items: readonly Device[], tokens: ReadonlyMap<string, string>): Promise<void> {
  const texts = (pick: (item: Device) => string) => column(items.map(pick).map(storableText), 'text');
  await db.execute(sql`
    insert into devices (device, officer_id, simulated, token_sha256)
    select * from unnest(
      ${texts((item) => item.device)},
      ${texts((item) => item.officerId)},
      ${column(
        items.map((item) => item.simulated),
        'boolean',
      )},
      ${texts((item) => hashOf(tokens.get(item.device) ?? ''))})
    on conflict (device) do update set
      officer_id = excluded.officer_id, simulated = excluded.simulated, token_sha256 = excluded.token_sha256`);
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Tokens carry 256 random bits: a plain hash is enough, there is nothing to guess. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
