import type { Clock, Device, DeviceStore } from '../ports.ts';

/** All known devices are read again after this, so that a new binding takes effect. */
const KNOWN_FOR_MS = 60_000;
/** A stranger is asked for again after this: enrolling takes effect, but not each fix makes the store work. */
const UNKNOWN_FOR_MS = 5_000;
const MOST_STRANGERS = 10_000;

/** Which device belongs to whom, asked of the store once in a while. */
export interface DeviceBook {
  /** The devices of these names; strangers are null. */
  resolve(names: Iterable<string>): Promise<ReadonlyMap<string, Device | null>>;
}

export function createDeviceBook(store: Pick<DeviceStore, 'all' | 'byDevice'>, clock: Clock): DeviceBook {
  let known = new Map<string, Device>();
  let knownUntilMs = -Infinity;
  const strangers = new Map<string, number>();

  async function refresh(nowMs: number): Promise<void> {
    if (nowMs < knownUntilMs) return;
    known = new Map((await store.all()).map((device) => [device.device, device]));
    knownUntilMs = nowMs + KNOWN_FOR_MS;
  }

  async function lookUp(name: string, nowMs: number): Promise<Device | null> {
    const remembered = known.get(name);
    if (remembered) return remembered;
    if (nowMs < (strangers.get(name) ?? -Infinity)) return null;
    const device = await store.byDevice(name);
    if (device) known.set(name, device);
    else rememberStranger(name, nowMs);
    return device;
  }

  function rememberStranger(name: string, nowMs: number): void {
    strangers.delete(name);
    strangers.set(name, nowMs + UNKNOWN_FOR_MS);
    if (strangers.size > MOST_STRANGERS) strangers.delete(strangers.keys().next().value!);
  }

  return {
    async resolve(names) {
      const nowMs = clock.nowMs();
      await refresh(nowMs);
      const entries = [...new Set(names)].map(async (name) => [name, await lookUp(name, nowMs)] as const);
      return new Map(await Promise.all(entries));
    },
  };
}
