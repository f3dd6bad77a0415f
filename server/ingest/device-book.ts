import type { Clock } from '../ports/clock.ts';
import type { Device, DeviceStore } from '../ports/devices.ts';

/** All known devices are read again after this, so that a new binding takes effect. */
const KNOWN_FOR_MS = 60_000;
/** A stranger is asked for again after this: enrolling takes effect, but not each fix makes the store work. */
const UNKNOWN_FOR_MS = 5_000;
const MOST_STRANGERS = 10_000;

/** What of the store says which device is whose. */
export type DeviceNames = Pick<DeviceStore, 'byDevices'> & { all(): Promise<readonly Device[]> };

/** Which device belongs to whom, asked of the store once in a while. */
export interface DeviceBook {
  /** The devices of these names; strangers are null. */
  resolve(names: Iterable<string>): Promise<ReadonlyMap<string, Device | null>>;
  /** Everything is asked for again: a device was enrolled, bound anew or revoked. */
  forget(): void;
}

export function createDeviceBook(store: DeviceNames, clock: Clock): DeviceBook {
  let known = new Map<string, Device>();
  let knownUntilMs = -Infinity;
  let generation = 0;
  const strangers = new Map<string, number>();

  async function refresh(nowMs: number): Promise<void> {
    if (nowMs < knownUntilMs) return;
    const asked = generation;
    known = new Map((await store.all()).map((device) => [device.device, device]));
    // What changed while the store answered is asked for at the next batch.
    if (asked === generation) knownUntilMs = nowMs + KNOWN_FOR_MS;
  }

  /** One query, however many strangers send at once. */
  async function lookUp(names: readonly string[], nowMs: number): Promise<void> {
    const asked = names.filter((name) => !known.has(name) && nowMs >= (strangers.get(name) ?? -Infinity));
    if (asked.length === 0) return;
    for (const device of await store.byDevices(asked)) known.set(device.device, device);
    for (const name of asked) if (!known.has(name)) rememberStranger(name, nowMs);
  }

  function rememberStranger(name: string, nowMs: number): void {
    strangers.delete(name);
    strangers.set(name, nowMs + UNKNOWN_FOR_MS);
    if (strangers.size > MOST_STRANGERS) strangers.delete(strangers.keys().next().value!);
  }

  return {
    forget() {
      generation++;
      knownUntilMs = -Infinity;
      strangers.clear();
    },
    async resolve(names) {
      const nowMs = clock.nowMs();
      await refresh(nowMs);
      const wanted = [...new Set(names)];
      await lookUp(wanted, nowMs);
      return new Map(wanted.map((name) => [name, known.get(name) ?? null]));
    },
  };
}
