/** A device is bound to one officer; the token is stored hashed. */
export interface Device {
  readonly device: string;
  readonly officerId: string;
  readonly simulated: boolean;
  /** Its token is dead, and what it sends is dropped. */
  readonly revoked?: boolean;
}

/** A device as administrators see it. */
export interface DeviceRow extends Device {
  readonly enrolledMs: number | null;
  readonly revokedMs: number | null;
}

export interface DeviceStore {
  /** Enrols devices, replacing the token of known ones; answers the new tokens in the same order. */
  enrol(devices: readonly Device[], atMs?: number): Promise<readonly string[]>;
  /** The device that a token belongs to, or null. */
  byToken(token: string): Promise<Device | null>;
  /** Those of these names that are enrolled, in any order. */
  byDevices(names: readonly string[]): Promise<readonly Device[]>;
  all(): Promise<readonly DeviceRow[]>;
  /** False when it is not there or revoked already. */
  revoke(device: string, atMs: number): Promise<boolean>;
}
