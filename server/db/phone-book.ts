import { sql } from 'drizzle-orm';
import type { StoredFix } from '../ports/fixes.ts';
import { integers, texts } from './binary-arrays.ts';
import { storableText, type Database } from './database.ts';

/**
 * Keeps which phones every officer has reported with, so that a track is found over them. Called before the fixes are
 * stored: a phone without a fix does no harm, a fix without its phone would be on no track.
 */
export function createPhoneBook(db: Database): (batch: readonly StoredFix[]) => Promise<void> {
  /** The officer whose fix a phone brought last; asked for each fix, so that the store is asked for hardly any. */
  const holder = new Map<string, number>();
  return async (batch) => {
    const fresh = new Map<string, { readonly device: string; readonly officerIndex: number }>();
    for (const { device, officerIndex, quarantine } of batch) {
      if (quarantine !== null || officerIndex === null || holder.get(device) === officerIndex) continue;
      fresh.set(`${officerIndex} ${device}`, { device, officerIndex });
    }
    if (fresh.size === 0) return;
    const phones = [...fresh.values()];
    await db.execute(sql`
      insert into officer_devices (officer_index, device)
      select * from unnest(
        ${integers(phones.map(({ officerIndex }) => officerIndex))},
        ${texts(phones.map(({ device }) => storableText(device)))})
      on conflict do nothing`);
    for (const { device, officerIndex } of phones) holder.set(device, officerIndex);
  };
}
