/** What speed checks need of a fix. */
export interface TrackPoint {
  readonly fixTimeMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number | null;
}

/** Accepted fixes remembered per device; older ones leave first. Enough for half an hour of fixes every 30 s. */
const KEPT = 60;

const WIDTH = 4;
const [TIME, LON, LAT, ACCURACY] = [0, 1, 2, 3];
const FIRST_ROOM = 4;
const NO_COLUMNS = new Float64Array(0);

/**
 * The recent accepted fixes of one device in time order, and the last one that was refused for its speed. As columns: fifty
 * thousand phones with sixty fixes each are three million objects otherwise, and each new fix would copy sixty.
 */
export class DeviceMemory {
  /** Rows of time, longitude, latitude and accuracy; an unknown accuracy is no number. */
  #columns = NO_COLUMNS;
  #count = 0;
  #suspect: TrackPoint | null = null;

  get isEmpty(): boolean {
    return this.#count === 0 && this.#suspect === null;
  }

  /** A newer fix that disagrees with the accepted ones; a second one that agrees with it ends the exclusion. */
  get suspect(): TrackPoint | null {
    return this.#suspect;
  }

  /** The accepted neighbours of an instant; `same` when a fix of that very instant is known. */
  neighboursAt(fixTimeMs: number) {
    const place = this.#placeOf(fixTimeMs);
    const same = this.#isOf(place, fixTimeMs);
    return { before: this.#pointAt(place - 1), after: same ? null : this.#pointAt(place), same };
  }

  /** One more accepted fix. A fix after the suspect settles the doubt about it. */
  remember({ fixTimeMs, lon, lat, accuracyM }: TrackPoint): void {
    const place = this.#placeOf(fixTimeMs);
    if (this.#isOf(place, fixTimeMs)) return;
    const at = this.#makeRoomAt(place) * WIDTH;
    this.#columns[at + TIME] = fixTimeMs;
    this.#columns[at + LON] = lon;
    this.#columns[at + LAT] = lat;
    this.#columns[at + ACCURACY] = accuracyM ?? Number.NaN;
    if (this.#suspect !== null && fixTimeMs > this.#suspect.fixTimeMs) this.#suspect = null;
  }

  suspectIs(point: TrackPoint): void {
    this.#suspect = point;
  }

  /** Takes out the accepted fix of an instant. */
  forget(fixTimeMs: number): void {
    const place = this.#placeOf(fixTimeMs);
    if (!this.#isOf(place, fixTimeMs)) return;
    this.#columns.copyWithin(place * WIDTH, (place + 1) * WIDTH, this.#count * WIDTH);
    this.#count--;
  }

  newest(): TrackPoint | null {
    return this.#pointAt(this.#count - 1);
  }

  /** Oldest first. */
  points(): readonly TrackPoint[] {
    return Array.from({ length: this.#count }, (_, place) => this.#pointAt(place)!);
  }

  /** As it is now, whatever comes later. */
  copy(): DeviceMemory {
    const copy = new DeviceMemory();
    copy.#columns = this.#columns.slice();
    copy.#count = this.#count;
    copy.#suspect = this.#suspect;
    return copy;
  }

  /** Place of the first fix that is not before an instant. */
  #placeOf(fixTimeMs: number): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#columns[middle * WIDTH + TIME]! < fixTimeMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #isOf(place: number, fixTimeMs: number): boolean {
    return place < this.#count && this.#columns[place * WIDTH + TIME] === fixTimeMs;
  }

  #pointAt(place: number): TrackPoint | null {
    if (place < 0 || place >= this.#count) return null;
    const at = place * WIDTH;
    const accuracyM = this.#columns[at + ACCURACY]!;
    return {
      fixTimeMs: this.#columns[at + TIME]!,
      lon: this.#columns[at + LON]!,
      lat: this.#columns[at + LAT]!,
      accuracyM: Number.isNaN(accuracyM) ? null : accuracyM,
    };
  }

  /** A free row at a place: the later ones move up, or, when all are taken, the earlier ones down and the oldest leaves. */
  #makeRoomAt(place: number): number {
    if (this.#count === KEPT) {
      this.#columns.copyWithin(0, WIDTH, place * WIDTH);
      return Math.max(0, place - 1);
    }
    if (this.#count * WIDTH === this.#columns.length) {
      const larger = new Float64Array(Math.min(KEPT, Math.max(FIRST_ROOM, 2 * this.#count)) * WIDTH);
      larger.set(this.#columns);
      this.#columns = larger;
    }
    this.#columns.copyWithin((place + 1) * WIDTH, place * WIDTH, this.#count * WIDTH);
    this.#count++;
    return place;
  }
}
