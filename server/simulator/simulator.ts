import { setTimeout as sleep } from 'node:timers/promises';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { backFill } from './back-fill.ts';
import { createCasePlayer } from './case-player.ts';
import { readDistrict } from './district-source.ts';
import { enrolWalkers } from './enrol.ts';
import { createLivePatrol } from './live-patrol.ts';
import { openLink, type Connection } from './server-link.ts';
import { deviceName, windowAt, type Walker } from './walker.ts';

export interface SimulatorOptions {
  readonly find: () => Promise<Result<Connection>>;
  readonly nowMs: () => number;
  readonly seed: string;
  readonly speed: number;
  /** False for one started by hand: beside the simulator of a demo server it would fight over the phones. */
  readonly mayJoinDemo: boolean;
  /** Something that a person should know; the same sentence comes once. */
  readonly onTrouble: (sentence: string) => void;
  readonly onStatus: (status: SimulatorStatus) => void;
}

interface SimulatorStatus {
  readonly officers: number;
  readonly onDuty: number;
  readonly fixesSent: number;
  readonly openCases: number;
  /** Fixes and cases of earlier today, once they are in; null until then. */
  readonly filled: { readonly fixes: number; readonly cases: number; readonly tookMs: number } | null;
}

export interface RunningSimulator {
  status(): SimulatorStatus;
  /** Resolves when nothing is in flight any more. */
  stop(): Promise<void>;
}

const PATROL_EVERY_MS = 100;
const CASES_EVERY_MS = 2_000;
const STATUS_EVERY_MS = 60_000;
const ENROL_AGAIN_MS = 1_000;

/**
 * Makes the officers of a running server's district walk and cases happen, through its public interface alone.
 * Resolves when the phones of those on duty are enrolled and the first of them are sending.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Result<RunningSimulator>> {
  const { nowMs, seed, speed } = options;
  const onTrouble = saidOnce(options.onTrouble);
  const opened = await openLink({ find: options.find, nowMs });
  if (!opened.ok) return opened;
  const link = opened.value;
  const district = await readDistrict(link);
  if (!district.ok) return district;
  if (district.value.demo && !options.mayJoinDemo)
    return err('This server runs its own simulator: start it with JINGGE_DEMO=0 to simulate by hand.');
  const walkers: Walker[] = district.value.officers.map((officer) => ({
    officer,
    device: deviceName(officer.id),
    token: '',
    deliveredMs: 0,
    dueMs: 0,
    restTold: null,
    phone: null,
  }));
  // Who walks now does not wait for the phones of those who rest.
  const isOnDuty = ({ officer }: Walker) => windowAt(officer, district.value.timeZone, nowMs()) !== null;
  const [first, later] = [walkers.filter(isOnDuty), walkers.filter((walker) => !isOnDuty(walker))];
  const enrolled = await enrolWalkers(first, link);
  if (!enrolled.ok) return err(`The phones could not be enrolled: ${enrolled.error}.`);
  const untilMs = nowMs();
  const common = { district: district.value, seed, speed, link, walkers, nowMs, onTrouble };
  const patrol = createLivePatrol({ ...common, enrolAgain: async () => void (await enrolWalkers(walkers, link)) });
  const player = createCasePlayer(common);
  const stopping = new AbortController();
  const { signal } = stopping;
  let filled: SimulatorStatus['filled'] = null;

  const status = (): SimulatorStatus => {
    const { onDuty, sent } = patrol.counts();
    return { officers: walkers.length, onDuty, fixesSent: sent, openCases: player.openCases(), filled };
  };

  async function enrolLater(): Promise<void> {
    while (!signal.aborted) {
      const rest = await enrolWalkers(later, link);
      if (rest.ok) return;
      onTrouble(`The phones of those off duty could not be enrolled: ${rest.error}.`);
      await pause(ENROL_AGAIN_MS, signal);
    }
  }

  async function fillIn(): Promise<void> {
    while (!patrol.hasBegun() && !signal.aborted) await pause(PATROL_EVERY_MS, signal);
    await enrolLater();
    const beganMs = nowMs();
    const cases = await player.catchUp();
    const fixes = await backFill({ ...common, untilMs, isStopped: () => signal.aborted });
    filled = { fixes, cases, tookMs: nowMs() - beganMs };
    options.onStatus(status());
  }

  const guarded = (work: Promise<void>) => work.catch((error: unknown) => onTrouble(String(error)));
  const loop = async (beat: () => Promise<void>, everyMs: number) => {
    while (!signal.aborted) {
      await guarded(beat());
      await pause(everyMs, signal);
    }
  };
  const loops = [
    loop(() => patrol.beat(), PATROL_EVERY_MS),
    guarded(fillIn()).then(() => loop(() => player.beat(), CASES_EVERY_MS)),
  ];
  const statusTimer = setInterval(() => options.onStatus(status()), STATUS_EVERY_MS);

  return ok({
    status,
    async stop() {
      stopping.abort();
      clearInterval(statusTimer);
      link.stop();
      await Promise.all(loops);
    },
  });
}

/** Sleeps, but no longer than until the stop. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal }).catch(() => undefined);
}

function saidOnce(say: (sentence: string) => void): (sentence: string) => void {
  const said = new Set<string>();
  return (sentence) => {
    if (said.has(sentence) || said.size > 200) return;
    said.add(sentence);
    say(sentence);
  };
}
