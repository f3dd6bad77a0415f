import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { newToken, sha256 } from '../access/machine-tokens.ts';
import type { Device, DeviceStore } from '../ports/devices.ts';
import { column, storableText, type Database } from './database.ts';
import { createGatheredLookup } from './gathered-lookup.ts';
import { devices } from './schema.ts';

const VISIBLE = {
  device: devices.device,
  officerId: devices.officerId,
  simulated: devices.simulated,
  revoked: sql<boolean>`revoked_ms is not null`,
};
const ROW = { ...VISIBLE, enrolledMs: devices.enrolledMs, revokedMs: devices.revokedMs };

/** Devices and the hashes of their tokens; a token is known only to the one who enrolled it. */
export function createDeviceStore(db: Database): DeviceStore {
  const byHash = createGatheredLookup<Device>(async (hashes) => {
    const rows = await db
      .select({ ...VISIBLE, hash: devices.tokenSha256 })
      .from(devices)
      .where(and(inArray(devices.tokenSha256, [...hashes]), isNull(devices.revokedMs)));
    return new Map(rows.map(({ hash, ...device }) => [hash, device]));
  });
  return {
    async enrol(wanted, atMs) {
      const tokens = new Map(wanted.map(({ device }) => [device, newToken()]));
      const last = [...new Map(wanted.map((item) => [item.device, item])).values()];
      if (last.length > 0) await upsert(db, last, tokens, atMs ?? null);
      return wanted.map(({ device }) => tokens.get(device) ?? '');
    },
    byToken: (token) => byHash(sha256(token)),
    byDevices: (names) =>
      db
        .select(VISIBLE)
        .from(devices)
        .where(inArray(devices.device, names.map(storableText))),
    all: () => db.select(ROW).from(devices).orderBy(devices.device),
    async revoke(device, atMs) {
      const standing = and(eq(devices.device, storableText(device)), isNull(devices.revokedMs));
      const revoked = await db
        .update(devices)
        .set({ revokedMs: atMs })
        .where(standing)
        .returning({ is: devices.device });
      return revoked.length > 0;
    },
  };
}

async function upsert(
  db: Database,
  items: readonly Device[],
  tokens: ReadonlyMap<string, string>,
  atMs: number | null,
): Promise<void> {
  const texts = (pick: (item: Device) => string) => column(items.map(pick).map(storableText), 'text');
  await db.execute(sql`
    insert into devices (device, officer_id, simulated, token_sha256, enrolled_ms)
    select given.*, ${atMs}::bigint from unnest(
      ${texts((item) => item.device)},
      ${texts((item) => item.officerId)},
      ${column(
        items.map((item) => item.simulated),
        'boolean',
      )},
      ${texts((item) => sha256(tokens.get(item.device) ?? ''))}) as given
    on conflict (device) do update set
      officer_id = excluded.officer_id, simulated = excluded.simulated, token_sha256 = excluded.token_sha256,
      enrolled_ms = excluded.enrolled_ms, revoked_ms = null`);
}
