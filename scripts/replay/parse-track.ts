import { err, ok, type Result } from '../../shared/lib/result.ts';
import { parseCsvTrack } from './parse-csv-track.ts';
import { parseGeojsonTrack } from './parse-geojson-track.ts';
import { parseGpx } from './parse-gpx.ts';
import type { Track } from './track.ts';

const READERS: readonly { readonly endings: readonly string[]; readonly read: (text: string) => Result<Track> }[] = [
  { endings: ['.gpx'], read: parseGpx },
  { endings: ['.geojson', '.json'], read: parseGeojsonTrack },
  { endings: ['.csv', '.tsv', '.txt'], read: parseCsvTrack },
];

/** Reads a recording by the ending of its file name; at least two points. */
export function parseTrack(fileName: string, text: string): Result<Track> {
  const reader = READERS.find(({ endings }) => endings.some((ending) => fileName.toLowerCase().endsWith(ending)));
  if (!reader) return err(`unknown kind of file; known are ${READERS.flatMap(({ endings }) => endings).join(' ')}`);
  const track = reader.read(text);
  if (!track.ok) return track;
  const points = track.value.segments.reduce((sum, segment) => sum + segment.length, 0);
  return points < 2 ? err(`holds ${points} usable points; a walk needs two`) : ok(track.value);
}
