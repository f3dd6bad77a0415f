import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { readPoint } from './read-point.ts';
import type { Track, TrackPoint } from './track.ts';

const pointSchema = z
  .looseObject({ lat: z.unknown().optional(), lon: z.unknown().optional(), time: z.unknown().optional() })
  .catch({});
const pointsSchema = z.array(pointSchema).default([]);
/** An element without children arrives as an empty text. */
const segmentSchema = z.looseObject({ trkpt: pointsSchema }).catch({ trkpt: [] });
const gpxSchema = z.object({
  gpx: z.looseObject({
    trk: z.array(z.looseObject({ trkseg: z.array(segmentSchema).default([]) }).catch({ trkseg: [] })).default([]),
    rte: z.array(z.looseObject({ rtept: pointsSchema }).catch({ rtept: [] })).default([]),
  }),
});

const LISTS = new Set(['trk', 'trkseg', 'trkpt', 'rte', 'rtept']);

/** GPX 1.0 and 1.1: every track segment, or the routes when there is no track. Waypoints are places, not a walk. */
export function parseGpx(text: string): Result<Track> {
  const valid = XMLValidator.validate(text);
  if (valid !== true) return err(`not well-formed XML (line ${valid.err.line}: ${valid.err.msg})`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    removeNSPrefix: true,
    // A walk needs no entities, and a document of its own could make them grow.
    processEntities: false,
    isArray: (name) => LISTS.has(name),
  });
  const parsed = gpxSchema.safeParse(parseXml(parser, text));
  if (!parsed.success) return err('not a GPX file: there is no <gpx> element');
  const { trk, rte } = parsed.data.gpx;
  const tracks = trk.flatMap((track) => track.trkseg.map((segment) => segment.trkpt));
  const raw = tracks.some((points) => points.length > 0) ? tracks : rte.map((route) => route.rtept);
  let bad = 0;
  const segments = raw.map((points) =>
    points.flatMap((point): TrackPoint[] => {
      const read = readPoint(point.lon, point.lat, point.time);
      if (!read.ok) bad++;
      return read.ok ? [read.value] : [];
    }),
  );
  const remarks = bad > 0 ? [`${bad} points without a usable position were left out`] : [];
  return ok({ segments: segments.filter((segment) => segment.length > 0), remarks });
}

/** Null for what is nested beyond all reason. */
function parseXml(parser: XMLParser, text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    return null;
  }
}
