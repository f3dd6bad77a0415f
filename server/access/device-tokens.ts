import type { Clock, Device, DeviceStore } from '../ports.ts';

/** Devices by token, remembered for a short while so that a fix a second costs no query a second. */
export interface DeviceTokens {
  find(token: string): Promise<Device | null>;
  /** Forgets everything: tokens were replaced. */
  forget(): void;
}

const KEEP_MS = 30_000;
const MOST_TOKENS = 20_000;

export function createDeviceTokens(devices: Pick<DeviceStore, 'byToken'>, clock: Clock): DeviceTokens {
  const known = new Map<string, { readonly device: Device; readonly untilMs: number }>();
  let generation = 0;
  return {
    async find(token) {
      const entry = known.get(token);
      if (entry && entry.untilMs > clock.nowMs()) return entry.device;
      known.delete(token);
      const asked = generation;
      const device = await devices.byToken(token);
      if (!device || asked !== generation) return device;
      if (known.size >= MOST_TOKENS) known.clear();
      known.set(token, { device, untilMs: clock.nowMs() + KEEP_MS });
      return device;
    },
    forget() {
      generation++;
      known.clear();
    },
  };
}
