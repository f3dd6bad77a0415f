import type { Stores } from '../stores/stores.ts';
import { backoffMs } from './backoff.ts';
import { fetchJson } from './fetch-json.ts';
import { fetchDistrict, fetchRoster } from './load-district.ts';
import type { PageLife } from './page-life.ts';
import type { DistrictAnswer, OfficerItem } from '../../shared/http/district.ts';
import { ok } from '../../shared/lib/result.ts';

/** Slower than the socket's own attempts: this is about what does not move. */
const ATTEMPT_OFFSET = 2;

export interface DistrictKeeper {
  retry(): void;
  close(): void;
}

export interface DistrictKeeperOptions {
  readonly stores: Pick<Stores, 'district' | 'link'>;
  readonly life: PageLife;
  /** The server runs another version of this software than the page. */
  readonly onOtherVersion: () => void;
  /** Whether the roster is open to who is at the page. */
  readonly mayReadRoster?: () => boolean;
}

/**
 * Loads the district, tries again by itself while it fails, and looks for changed areas, changed figures or a changed server
 * whenever the link comes back to another epoch, as it does at midnight.
 */
export function keepDistrict({
  stores,
  life,
  onOtherVersion,
  mayReadRoster = () => true,
}: DistrictKeeperOptions): DistrictKeeper {
  let attempt = ATTEMPT_OFFSET;
  let loading = false;
  let cancel = () => {};

  async function load(): Promise<void> {
    if (loading) return;
    loading = true;
    cancel();
    const asked = mayReadRoster() ? fetchRoster(fetchJson) : ok(new Map<number, OfficerItem>());
    const parts = await fetchDistrict(fetchJson);
    if (parts.ok) {
      performance.mark('jingge:district');
      stores.district.getState().loaded(parts.value);
    }
    const roster = parts.ok ? await asked : parts;
    if (roster.ok) stores.district.getState().rosterLoaded(roster.value);
    const failure = roster.ok ? null : roster.error;
    if (failure === null) attempt = ATTEMPT_OFFSET;
    else {
      stores.district.getState().loadFailed(failure.code);
      cancel = life.after(1_000 + backoffMs(attempt++, life.random()), () => void load());
    }
    loading = false;
  }

  async function look(): Promise<void> {
    const known = stores.district.getState().district;
    const now = await fetchJson<DistrictAnswer>('/api/v1/district');
    if (!known || !now.ok) return;
    if (now.value.version !== known.version || now.value.id !== known.id) onOtherVersion();
    else if (now.value.areasVersion !== known.areasVersion) await load();
    // At midnight other policies may have come into force, and with them other figures.
    else if (JSON.stringify(now.value) !== JSON.stringify(known)) stores.district.setState({ district: now.value });
  }

  const stop = stores.link.subscribe((now, before) => {
    const [epoch, old] = [now.beat?.epoch, before.beat?.epoch];
    if (epoch && old && epoch !== old && now.scope === now.beat?.scope && before.beat?.scope === now.scope) void look();
  });
  void load();
  return {
    retry: () => void load(),
    close: () => {
      stop();
      cancel();
    },
  };
}
