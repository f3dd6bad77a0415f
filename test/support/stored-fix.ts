import type { StoredFix } from '../../server/ports/fixes.ts';

/** An accepted fix near the middle of 张庄, with whatever the test cares about put over it. */
export function storedFix(over: Partial<StoredFix> = {}): StoredFix {
  return {
    device: 'phone-1',
    fixTimeMs: 1_793_000_000_000,
    receivedMs: 1_793_000_001_000,
    officerIndex: 0,
    lon: 113.85,
    lat: 34.53,
    accuracyM: 8,
    speedMps: 1.2,
    headingDeg: 90,
    batteryPercent: 80,
    mock: false,
    crs: 'wgs84',
    simulated: true,
    quarantine: null,
    ...over,
  };
}
