import { isInBreak } from '../../../shared/access/duty-break.ts';
import { trackingAt, type DutyHours } from '../../../shared/field/duty.ts';
import { breakAfterWord, breakAsTold, waitsToBeTold, type OwnBreak } from '../../../shared/field/own-break.ts';
import { isWorthKeeping, POSITION_PACE, withFix, type KeptFix } from '../../../shared/field/position-buffer.ts';
import type { PageLife } from '../../wire/page-life.ts';
import type { FieldApi } from '../field-api.ts';
import type { FieldDb, Kept } from '../field-db.ts';
import type { FieldState, FieldStore } from '../field-store.ts';

/** Where the phone is, as the browser tells it. */
export interface Locator {
  /** Calls back with each position until it is stopped; `denied` when the officer or the phone does not allow it. */
  watch(heard: (fix: KeptFix) => void, denied: () => void): () => void;
}

export interface PositionKeeper {
  /** Sends what is kept, now. */
  flush(): Promise<void>;
  /** The officer has begun or ended a break at a moment of the server's clock; it counts on the phone at once. */
  rest(isOn: boolean, atMs: number): Promise<void>;
  /** Asks the phone again, and enrols it again where another one has taken over. */
  again(): void;
  close(): void;
}

/**
 * Measures and sends where the phone is: on duty only, visibly, never during a break (PHN-7, PHN-8, PHN-13). Nothing keeps the
 * screen on, and the browser stops the measuring of a page that nobody sees.
 */
export async function keepPositions(parts: {
  readonly store: FieldStore;
  readonly db: FieldDb;
  readonly api: FieldApi;
  readonly life: PageLife;
  readonly locator: Locator;
}): Promise<PositionKeeper> {
  const { store, db, api, life, locator } = parts;
  let buffer = await db.fixes();
  /** The last that was kept, whether it has been sent since or not. */
  let last = buffer.at(-1) ?? null;
  let device = await db.read('device');
  let isAllowed = true;
  let stopWatching: (() => void) | null = null;
  let sending: Promise<void> = Promise.resolve();
  let notBeforeMs = 0;
  store.setState({
    ownBreak: await db.read('break'),
    unsentFixes: buffer.length,
    device: device ? 'enrolled' : 'none',
  });

  function heard(fix: KeptFix): void {
    const { tracking, ownBreak, skewMs } = store.getState();
    // What the phone remembers of a break is not shown either.
    if (ownBreak && isInBreak(ownBreak, fix.timeMs + skewMs)) return;
    store.setState({ fix });
    if (tracking !== 'on' || !isWorthKeeping(fix, last)) return;
    last = fix;
    const before = buffer;
    buffer = withFix(buffer, fix);
    const left = new Set(buffer);
    const thinned = before.filter((one) => !left.has(one)).map(({ timeMs }) => timeMs);
    void db.addFix(fix);
    if (thinned.length > 0) void db.dropFixes(thinned);
    store.setState({ unsentFixes: buffer.length });
  }

  /** Starts and stops with the shift; called every second, so that nothing has to remember when the shift ends. */
  function follow(): void {
    const state = store.getState();
    const nowMs = life.nowMs();
    const serverMs = nowMs + state.skewMs;
    const ownBreak = breakNow(state, serverMs);
    const isOnBreak = ownBreak !== null && isInBreak(ownBreak, serverMs);
    const tracking = trackingAt(serverMs, { hours: hoursOf(state), isOnBreak, isAllowed });
    if (tracking === 'on' && !stopWatching) {
      stopWatching = locator.watch(heard, () => {
        isAllowed = false;
        follow();
      });
    } else if (tracking !== 'on' && stopWatching) {
      stopWatching();
      stopWatching = null;
      store.setState({ fix: null });
    }
    store.setState({ nowMs, tracking, ownBreak });
  }

  /** What is known of the break now; what waits to be told is as good as said this moment. */
  function breakNow({ ownBreak, answer, outbox }: FieldState, serverMs: number): OwnBreak | null {
    if (waitsToBeTold(outbox.items)) return ownBreak && { ...ownBreak, knownMs: serverMs };
    const told = breakAsTold(ownBreak, answer, false);
    if (told !== ownBreak && told) void db.keep('break', told);
    return told;
  }

  async function enrol(): Promise<Kept['device'] | null> {
    const enrolled = await api.enrol();
    if (!enrolled.ok) {
      if (enrolled.error.status !== null) store.setState({ device: 'refused' });
      return null;
    }
    device = enrolled.value;
    await db.keep('device', device);
    store.setState({ device: 'enrolled' });
    return device;
  }

  async function send(): Promise<void> {
    const { device: standing, tracking } = store.getState();
    if (tracking === 'on-break') return;
    if (buffer.length === 0 || life.nowMs() < notBeforeMs || standing === 'taken-over' || standing === 'refused')
      return;
    const known = device ?? (await enrol());
    if (!known) return;
    const batch = buffer.slice(0, POSITION_PACE.batch);
    const sent = await api.positions(known, batch);
    if (sent.ok) {
      const gone = new Set(batch);
      buffer = buffer.filter((fix) => !gone.has(fix));
      await db.dropFixes(batch.map(({ timeMs }) => timeMs));
      store.setState({ unsentFixes: buffer.length, isOnline: true });
    } else if (sent.error.status === 401) {
      device = null;
      await db.forget('device');
      store.setState({ device: 'taken-over' });
    } else notBeforeMs = life.nowMs() + (sent.error.retryAfterS ?? 5) * 1_000;
  }

  /** One after the other, so that whoever waits for a flush waits for what was kept before it. */
  const flush = () => (sending = sending.then(send, send));
  const stops = [
    life.every(1_000, follow),
    life.every(POSITION_PACE.sendEveryMs, () => void flush()),
    life.onWake(() => void flush()),
  ];
  follow();
  return {
    flush,
    async rest(isOn, atMs) {
      const state = store.getState();
      const longestMinutes = state.answer?.longestBreakMinutes ?? 0;
      const ownBreak = breakAfterWord(state.ownBreak, { isOn, atMs }, hoursOf(state), longestMinutes);
      store.setState({ ownBreak });
      follow();
      if (ownBreak) await db.keep('break', ownBreak);
    },
    again() {
      isAllowed = true;
      store.setState({ device: device ? 'enrolled' : 'none' });
      follow();
      void flush();
    },
    close() {
      stops.forEach((stop) => stop());
      stopWatching?.();
    },
  };
}

function hoursOf({ answer }: FieldState): DutyHours | null {
  if (!answer) return null;
  const { timeZone, marginMinutes, officer } = answer;
  return { shift: officer.shift, marginMinutes, timeZone };
}

/** The positioning of the browser; coordinates are WGS-84. */
export const browserLocator: Locator = {
  watch(heard, denied) {
    if (!('geolocation' in navigator)) {
      denied();
      return () => {};
    }
    const { geolocation } = navigator;
    const id = geolocation.watchPosition(
      ({ timestamp, coords }) => heard(toFix(timestamp, coords)),
      ({ code }) => {
        if (code === GeolocationPositionError.PERMISSION_DENIED) denied();
      },
      { enableHighAccuracy: true, maximumAge: 2_000, timeout: 30_000 },
    );
    return () => geolocation.clearWatch(id);
  },
};

function toFix(timestamp: number, coords: GeolocationCoordinates): KeptFix {
  const { longitude: lon, latitude: lat, accuracy, speed, heading } = coords;
  return {
    timeMs: Math.round(timestamp),
    lon,
    lat,
    accuracyM: accuracy,
    speedMps: speed,
    headingDeg: heading === null || Number.isNaN(heading) ? null : heading,
  };
}
