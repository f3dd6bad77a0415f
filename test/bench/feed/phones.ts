import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { enrolDevicesAnswerSchema } from '../../../shared/http/endpoints/devices.ts';
import type { FixInput } from '../../../shared/model/fix.ts';
import { createLatencies, type Latencies } from './latencies.ts';
import { phonesSchema, type Phone } from './made-district.ts';
import { openPostLanes } from './post-lanes.ts';
import { answerQuestions } from './side-process.ts';

export interface PhonesArgument {
  readonly url: string;
  readonly operatorToken: string;
  readonly dataFolder: string;
}

/** How phones send: so many requests a second in turn, each with so many fixes up to the moment of sending. */
export interface Pace {
  readonly phones: number;
  readonly requestsPerS: number;
  readonly fixesPerRequest: number;
  readonly fixEveryMs: number;
}

/** What was answered since the pace was set. */
export interface Tally {
  readonly requests: number;
  readonly accepted: number;
  /** Fixes that are duplicates, quarantined or refused. */
  readonly others: number;
  /** Requests answered 503. */
  readonly busy: number;
  /** Requests without an answer or with another one. */
  readonly failed: number;
  /** Milliseconds from sending to the answer of those that were taken, with how often. */
  readonly answeredMs: ReturnType<Latencies['counts']>;
}

/** Sets a pace, or stops with null once everything was answered; answers what came of the pace before. */
export type PhonesAsk = { readonly pace: Pace | null } | { readonly look: true };

const ENROL_AT_ONCE = 500;
const MOST_LANES = 512;
const MOST_IN_FLIGHT = 4_000;
const BEAT_MS = 10;

const { url, operatorToken, dataFolder } = JSON.parse(process.argv[2]!) as PhonesArgument;
const phones = phonesSchema.parse(JSON.parse(await readFile(join(dataFolder, 'phones.json'), 'utf8')));
const lanes = openPostLanes(url, MOST_LANES);
const tokens = await enrolled();
const none = { requests: 0, accepted: 0, others: 0, busy: 0, failed: 0 };
let tally = { ...none };
let answered = createLatencies();
let inFlight = 0;
let next = 0;
let pacing: NodeJS.Timeout | undefined;

async function enrolled(): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (let first = 0; first < phones.length; first += ENROL_AT_ONCE) {
    const devices = phones.slice(first, first + ENROL_AT_ONCE).map(({ device, officer }) => ({ device, officer }));
    const { text } = await lanes.post('/api/v1/devices', operatorToken, { devices });
    for (const { device, token } of enrolDevicesAnswerSchema.parse(JSON.parse(text)).items) all.set(device, token);
  }
  return all;
}

/** Officers walk in a ring of about 55 m at a metre a second: where one is follows from the time. */
function fixAt({ device, lon, lat }: Phone, index: number, timeMs: number): FixInput {
  const angle = timeMs / 55_000 + index;
  return {
    device,
    time: timeMs,
    lon: lon + 6e-4 * Math.cos(angle),
    lat: lat + 5e-4 * Math.sin(angle),
    accuracy: 5,
    speed: 1,
    heading: (Math.trunc(angle * 57.3) + 90) % 360,
  };
}

async function send({ phones: some, fixesPerRequest, fixEveryMs }: Pace): Promise<void> {
  const index = next++ % some;
  const phone = phones[index]!;
  const nowMs = Date.now();
  const sentMs = performance.now();
  const fixes = Array.from({ length: fixesPerRequest }, (_, i) =>
    fixAt(phone, index, nowMs - (fixesPerRequest - 1 - i) * fixEveryMs),
  );
  inFlight++;
  tally.requests++;
  try {
    const { status, text } = await lanes.post('/api/v1/positions', tokens.get(phone.device)!, { fixes });
    const accepted = status === 200 ? text.split('"accepted"').length - 1 : 0;
    tally.accepted += accepted;
    if (status === 200) {
      tally.others += fixes.length - accepted;
      answered.add(performance.now() - sentMs);
    }
    if (status === 503) tally.busy++;
    else if (status !== 200) tally.failed++;
  } catch {
    tally.failed++;
  } finally {
    inFlight--;
  }
}

function keep(pace: Pace): void {
  const fromMs = performance.now();
  let sent = 0;
  pacing = setInterval(() => {
    const due = Math.floor(((performance.now() - fromMs) / 1000) * pace.requestsPerS);
    for (; sent < due && inFlight < MOST_IN_FLIGHT; sent++) void send(pace);
    sent = due;
  }, BEAT_MS);
}

async function allAnswered(): Promise<void> {
  if (inFlight === 0) return;
  await sleep(BEAT_MS);
  await allAnswered();
}

const told = (): Tally => ({ ...tally, answeredMs: answered.counts() });

answerQuestions(async (ask: PhonesAsk): Promise<Tally> => {
  if ('look' in ask) return told();
  clearInterval(pacing);
  if (ask.pace === null) await allAnswered();
  const before = told();
  tally = { ...none };
  answered = createLatencies();
  if (ask.pace) keep(ask.pace);
  return before;
});
