/** What speed checks need of a fix. */
export interface TrackPoint {
  readonly fixTimeMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number | null;
}

/** Accepted fixes remembered per device; older ones leave first. Enough for half an hour of fixes every 30 s. */
const KEPT = 60;

/**
 * The recent accepted fixes of one device in time order, and the last one that was refused for its speed. As columns: fifty
 * thousand phones with sixty fixes each are three million objects otherwise, and each new fix would copy sixty.
 */
export interface DeviceMemory {
  readonly isEmpty: boolean;
  /** A newer fix that disagrees with the accepted ones; a second one that agrees with it ends the exclusion. */
  readonly suspect: TrackPoint | null;
  /** The accepted neighbours of an instant; `same` when a fix of that very instant is known. */
  neighboursAt(fixTimeMs: number): {
    readonly before: TrackPoint | null;
    readonly after: TrackPoint | null;
    readonly same: boolean;
  };
  /** One more accepted fix. A fix after the suspect settles the doubt about it. */
  remember(point: TrackPoint): void;
  suspectIs(point: TrackPoint): void;
  /** Takes out the accepted fix of an instant. */
  forget(fixTimeMs: number): void;
  newest(): TrackPoint | null;
  /** Oldest first. */
  points(): readonly TrackPoint[];
  /** As it is now, whatever comes later. */
  copy(): DeviceMemory;
}

const WIDTH = 4;
const [TIME, LON, LAT, ACCURACY] = [0, 1, 2, 3];
const FIRST_ROOM = 4;

export function createDeviceMemory(): DeviceMemory {
  return memoryOf(new Float64Array(0), 0, null);
}

function memoryOf(given: Float64Array, rows: number, doubted: TrackPoint | null): DeviceMemory {
  /** An unknown accuracy is no number. */
  let columns = given;
  let count = rows;
  let suspect = doubted;

  /** Place of the first fix that is not before an instant. */
  function placeOf(fixTimeMs: number): number {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (columns[middle * WIDTH + TIME]! < fixTimeMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function pointAt(place: number): TrackPoint | null {
    if (place < 0 || place >= count) return null;
    const at = place * WIDTH;
    const accuracyM = columns[at + ACCURACY]!;
    return {
      fixTimeMs: columns[at + TIME]!,
      lon: columns[at + LON]!,
      lat: columns[at + LAT]!,
      accuracyM: Number.isNaN(accuracyM) ? null : accuracyM,
    };
  }

  const isOf = (place: number, fixTimeMs: number) => place < count && columns[place * WIDTH + TIME] === fixTimeMs;

  /** A free row at a place: the later ones move up, or, when all are taken, the earlier ones down and the oldest leaves. */
  function makeRoomAt(place: number): number {
    if (count === KEPT) {
      columns.copyWithin(0, WIDTH, place * WIDTH);
      return Math.max(0, place - 1);
    }
    if (count * WIDTH === columns.length) {
      const larger = new Float64Array(Math.min(KEPT, Math.max(FIRST_ROOM, 2 * count)) * WIDTH);
      larger.set(columns);
      columns = larger;
    }
    columns.copyWithin((place + 1) * WIDTH, place * WIDTH, count * WIDTH);
    count++;
    return place;
  }

  return {
    get isEmpty() {
      return count === 0 && suspect === null;
    },
    get suspect() {
      return suspect;
    },
    neighboursAt(fixTimeMs) {
      const place = placeOf(fixTimeMs);
      const same = isOf(place, fixTimeMs);
      return { before: pointAt(place - 1), after: same ? null : pointAt(place), same };
    },
    remember({ fixTimeMs, lon, lat, accuracyM }) {
      const place = placeOf(fixTimeMs);
      if (isOf(place, fixTimeMs)) return;
      const at = makeRoomAt(place) * WIDTH;
      columns[at + TIME] = fixTimeMs;
      columns[at + LON] = lon;
      columns[at + LAT] = lat;
      columns[at + ACCURACY] = accuracyM ?? Number.NaN;
      if (suspect !== null && fixTimeMs > suspect.fixTimeMs) suspect = null;
    },
    suspectIs(point) {
      suspect = point;
    },
    forget(fixTimeMs) {
      const place = placeOf(fixTimeMs);
      if (!isOf(place, fixTimeMs)) return;
      columns.copyWithin(place * WIDTH, (place + 1) * WIDTH, count * WIDTH);
      count--;
    },
    newest: () => pointAt(count - 1),
    points: () => Array.from({ length: count }, (_, place) => pointAt(place)!),
    copy: () => memoryOf(columns.slice(), count, suspect),
  };
}
