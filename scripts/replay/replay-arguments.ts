import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { lonLatSchema, type LonLat } from '../../shared/model/area.ts';

export interface ReplayArguments {
  readonly file: string;
  readonly device: string | null;
  readonly officer: string | null;
  /** Null: as fast as ingest takes it, at most 60. */
  readonly speed: number | null;
  readonly anchor: LonLat | null;
  readonly loop: boolean;
  readonly force: boolean;
}

export const REPLAY_USAGE = `Usage: npm run replay -- <track.gpx|.geojson|.csv> [--device id] [--officer id] [--speed 60] [--anchor lon,lat] [--loop] [--force]

Feeds a recorded walk through the ingest of the running server, starting now. --speed 60 plays a minute in a second;
every position carries the time at which it is played. --anchor moves the first point of the walk to a place and keeps
its metres. --force plays faster than the ingest believes. The server is found by its data folder (JINGGE_DATA).`;

const OPTIONS = {
  device: { type: 'string' },
  officer: { type: 'string' },
  speed: { type: 'string' },
  anchor: { type: 'string' },
  loop: { type: 'boolean' },
  force: { type: 'boolean' },
} as const;

/** `--anchor -122.4,37.8` as `--anchor=-122.4,37.8`: parseArgs takes a western longitude for another option. */
function anchorJoined(args: readonly string[]): string[] {
  const at = args.indexOf('--anchor');
  const value = args[at + 1];
  if (at < 0 || value === undefined || !/^-\d/.test(value)) return [...args];
  return [...args.slice(0, at), `--anchor=${value}`, ...args.slice(at + 2)];
}

export function readReplayArguments(args: readonly string[]): Result<ReplayArguments> {
  try {
    const { values, positionals } = parseArgs({ args: anchorJoined(args), options: OPTIONS, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return err('Name one file to replay.');
    const speed = values.speed === undefined ? null : Number(values.speed);
    if (speed !== null && !(speed > 0 && speed <= 3600))
      return err(`--speed must be a number up to 3600, not ${values.speed}.`);
    const anchor = values.anchor === undefined ? null : readAnchor(values.anchor);
    if (anchor && !anchor.ok) return anchor;
    return ok({
      file,
      speed,
      anchor: anchor?.value ?? null,
      device: values.device ?? null,
      officer: values.officer ?? null,
      loop: values.loop ?? false,
      force: values.force ?? false,
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function readAnchor(text: string): Result<LonLat> {
  const parsed = lonLatSchema.safeParse(text.split(/[,，\s]+/).map(Number));
  return parsed.success ? ok(parsed.data) : err(`--anchor must be lon,lat such as 113.85,34.52, not ${text}.`);
}
