import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadPolicies } from '../server/policies/load-policies.ts';
import { enrolDevicesAnswerSchema } from '../shared/http/endpoints/devices.ts';
import { ENDPOINTS } from '../shared/http/endpoints/index.ts';
import { districtAnswerSchema, type DistrictAnswer } from '../shared/http/district.ts';
import { err, ok, type Result } from '../shared/lib/result.ts';
import { ingestPolicy } from '../shared/policy/ingest-policy.ts';
import { packsInUse } from '../shared/policy/resolve-parameter.ts';
import { decodeText, printable } from './import/file-text.ts';
import { readInputFile } from './import/input-file.ts';
import { openOperator, type Operator } from './operator.ts';
import { chooseOfficer } from './replay/choose-officer.ts';
import { highestSpeed, tooFastPieces, type SpeedLimits } from './replay/pace-check.ts';
import { parseTrack } from './replay/parse-track.ts';
import { placeWalk } from './replay/place-walk.ts';
import { describeTally, play, type Tally } from './replay/playing.ts';
import { readReplayArguments, REPLAY_USAGE, type ReplayArguments } from './replay/replay-arguments.ts';
import { asWalk, lengthOfWalkM, type TimedPoint } from './replay/track.ts';

const USUAL_SPEED = 60;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(REPLAY_USAGE, 0);
  const given = readReplayArguments(args);
  if (!given.ok) return say(`${given.error}\n\n${REPLAY_USAGE}`, 2);
  const walk = readWalk(given.value.file);
  if (!walk.ok) return say(walk.error, 1);
  const operator = await openOperator();
  if (!operator.ok) return say(operator.error, 1);
  const played = await replay(walk.value, given.value, operator.value);
  operator.value.close();
  return played.ok ? say(`Done: ${describeTally(played.value)}.`, 0) : say(played.error, 1);
}

function readWalk(file: string): Result<readonly TimedPoint[]> {
  const bytes = readInputFile(file);
  if (!bytes.ok) return err(`${bytes.error}.`);
  const text = decodeText(bytes.value);
  if (!text.ok) return err(`${file} ${text.error}.`);
  const track = parseTrack(file, text.value);
  if (!track.ok) return err(`${file}: ${printable(track.error)}.`);
  for (const remark of track.value.remarks.slice(0, 20)) console.log(`  ${printable(remark)}`);
  const walk = asWalk(track.value);
  console.log(
    `${basename(file)}: ${walk.length} points, ${(lengthOfWalkM(walk) / 1000).toFixed(1)} km, ${hours(walk)}.`,
  );
  return ok(walk);
}

/** What the ingest of the server's district believes. */
async function speedLimits({ packs }: DistrictAnswer): Promise<Result<SpeedLimits>> {
  const inUse = packsInUse(
    packs.map(({ id, basis }) => ({ pack: id, basis })),
    await loadPolicies(),
  );
  return inUse.ok ? ingestPolicy(inUse.value) : inUse;
}

function chooseSpeed(
  walk: readonly TimedPoint[],
  { speed, force }: ReplayArguments,
  limits: SpeedLimits,
): Result<number> {
  const highest = highestSpeed(walk, limits);
  const chosen = speed ?? Math.min(USUAL_SPEED, highest);
  const bad = tooFastPieces(walk, chosen, limits);
  if (chosen > highest && !force)
    return err(
      `At --speed ${chosen}, ${bad} of ${walk.length} points would be faster than the ${limits.maxSpeedMps} m/s that the ` +
        `ingest believes. The highest admissible speed for this track is ${highest}; --force sends it anyway.`,
    );
  const remark =
    bad > 0 ? ` ${bad} pieces jump faster than the ingest believes: expect about as many in quarantine.` : '';
  console.log(`Playing ${chosen} times as fast as recorded.${remark}`);
  return ok(chosen);
}

async function replay(
  recorded: readonly TimedPoint[],
  given: ReplayArguments,
  operator: Operator,
): Promise<Result<Tally>> {
  const district = await operator.fetch('/api/v1/district', districtAnswerSchema);
  if (!district.ok) return district;
  const limits = await speedLimits(district.value);
  if (!limits.ok) return limits;
  const speed = chooseSpeed(recorded, given, limits.value);
  if (!speed.ok) return speed;
  const roster = await operator.fetch('/api/v1/officers', ENDPOINTS.listOfficers.answer);
  if (!roster.ok) return roster;
  const officer = chooseOfficer(roster.value.items, given.officer);
  if (!officer.ok) return officer;
  const { walk, remark } = placeWalk(recorded, given.anchor, district.value);
  if (remark) console.log(remark);
  const device = given.device ?? `replay-${officer.value.id}`;
  const body = { devices: [{ device, officer: officer.value.id, simulated: true }] };
  const enrolled = await operator.post('/api/v1/devices', body, enrolDevicesAnswerSchema);
  if (!enrolled.ok) return enrolled;
  console.log(`Device ${device} walks for ${officer.value.name} (${officer.value.id}). Ctrl-C ends it.`);
  if (officer.value.state === 'off-duty')
    console.log('The officer is off duty now: the walk is seen, and marks no grid. --officer names another.');
  return play({
    client: operator.client,
    device,
    token: enrolled.value.items[0]?.token ?? '',
    walk,
    speed: speed.value,
    loop: given.loop,
    nowMs: Date.now,
    sleep: (ms) => sleep(ms),
    isStopped: stopSignal(),
    onProgress: progressLines(),
  });
}

function stopSignal(): () => boolean {
  let isStopped = false;
  process.once('SIGINT', () => (isStopped = true));
  process.once('SIGTERM', () => (isStopped = true));
  return () => isStopped;
}

/** One line for each tenth of the walk. */
function progressLines(): (share: number, tally: Tally) => void {
  let said = 0;
  return (share, tally) => {
    const tenth = Math.floor(share * 10);
    if (tenth !== said && tenth > 0) console.log(`  ${tenth * 10} %  ${describeTally(tally)}`);
    said = tenth;
  };
}

function hours(walk: readonly TimedPoint[]): string {
  const minutes = Math.round((walk.at(-1)?.offsetMs ?? 0) / 60_000);
  return minutes < 120 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

function say(text: string, code: number): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}

process.exitCode = await main(process.argv.slice(2));
