import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { createOfficerFrames } from '../../../server/wire/officer-frames.ts';
import type { LiveOfficer } from '../../../server/ports/world.ts';
import { readyMessage, sendReady } from '../../../server/wire/ready-message.ts';
import { createSocketServer } from '../../../server/wire/socket-server.ts';
import { decodeFrame } from '../../../shared/wire/position-frame.ts';
import { seededRandom } from '../../../shared/lib/seeded-random.ts';
import { sampleOfficer } from '../../support/world-samples.ts';
import { count, mustAgree, type Bench } from '../row.ts';
import { gatherCrowd, untilTaken } from './crowd.ts';

const OFFICERS = 20_000;
const VIEWERS = 500;
const TICKS = 11;
/** One event per change is far too slow to send all: so many changes are sent and the cost is taken times the rest. */
const CHANGES = 40;

/** A tick with everybody moving, encoded once and sent to every viewer: processor time of the sending process. */
export const fanOut: Bench = {
  id: 'fan-out',
  title: 'Frame encode and fan-out',
  async run({ say }) {
    const ticks = Array.from({ length: TICKS }, (_, tick) => movedOfficers(tick));
    const frames = createOfficerFrames(0);
    const encoded = ticks.map((officers, tick) => {
      frames.advance(officers, tick * 1000);
      return frames.current();
    });
    mustAgree(decodeFrame(encoded[0]!).ok && frameRows(encoded[0]!) === OFFICERS, 'rows of the frame');
    const ours = await cpuMsOfOurs(ticks);
    const bare = await cpuMsOfBare(encoded);
    const json = await cpuMsOfEvents(ticks[0]!);
    say(`a tick: ${ours.toFixed(0)} ms, bare ws ${bare.toFixed(0)} ms, an event per change ${json.toFixed(0)} ms`);
    const row = {
      bench: 'fan-out',
      size: `${count(OFFICERS)} officers, ${count(VIEWERS)} viewers`,
      unit: 'ms CPU/tick',
    };
    return [
      {
        ...row,
        ours,
        peer: 'the same bytes, bare ws',
        peerValue: bare,
        ratio: bare / ours,
        goal: '≤ 1.5× bare ws',
        met: ours <= 1.5 * bare,
      },
      {
        ...row,
        ours,
        peer: 'a JSON event per change, Socket.IO',
        peerValue: json,
        ratio: json / ours,
        goal: '≥ 50× less',
        met: json >= 50 * ours,
      },
    ];
  },
};

function movedOfficers(tick: number): LiveOfficer[] {
  const random = seededRandom(`bench officers ${tick}`);
  return Array.from({ length: OFFICERS }, (_, index) => ({
    officer: sampleOfficer({ index, id: `officer-${index}` }),
    state: 'moving' as const,
    grid: null,
    lastFix: {
      fixTimeMs: tick * 1000,
      lon: 113.8 + random() * 0.5,
      lat: 34.3 + random() * 0.5,
      headingDeg: random() * 360,
    },
  })) as unknown as LiveOfficer[];
}

function frameRows(bytes: Buffer): number {
  const frame = decodeFrame(new Uint8Array(bytes));
  return frame.ok ? frame.value.count : 0;
}

async function cpuMsOfOurs(ticks: readonly (readonly LiveOfficer[])[]): Promise<number> {
  const http = createServer();
  const io = createSocketServer(http);
  const crowd = await gatherCrowd('msgpack', await listen(http), VIEWERS);
  const frames = createOfficerFrames(0);
  const cpuMs = await cpuMsOfTick(ticks.length, async (tick) => {
    frames.advance(ticks[tick]!, tick * 1000);
    const message = readyMessage('positions', frames.current());
    for (const socket of io.of('/').sockets.values()) sendReady(socket, message);
    await untilTaken(crowd, VIEWERS * (tick + 1));
  });
  mustAgree((await crowd.taken()).bytes > 0, 'bytes at the viewers');
  await crowd.leave();
  await io.close();
  return cpuMs;
}

async function cpuMsOfBare(encoded: readonly Buffer[]): Promise<number> {
  const http = createServer();
  const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
  const crowd = await gatherCrowd('ws', await listen(http), VIEWERS);
  const cpuMs = await cpuMsOfTick(encoded.length, async (tick) => {
    for (const socket of wss.clients) socket.send(encoded[tick]!, { binary: true });
    await untilTaken(crowd, VIEWERS * (tick + 1));
  });
  await crowd.leave();
  wss.close();
  http.close();
  return cpuMs;
}

async function cpuMsOfEvents(officers: readonly LiveOfficer[]): Promise<number> {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'] });
  const crowd = await gatherCrowd('json', await listen(http), VIEWERS);
  const cpuMs = await cpuMsOf(async () => {
    for (const { officer, state, lastFix } of officers.slice(0, CHANGES)) {
      const { lon, lat, fixTimeMs, headingDeg } = lastFix!;
      io.emit('positions', { officer: officer.id, state, lon, lat, headingDeg, time: fixTimeMs });
    }
    await untilTaken(crowd, VIEWERS * CHANGES);
  });
  await crowd.leave();
  await io.close();
  return (cpuMs / CHANGES) * OFFICERS;
}

/** Of one tick, without the first: it makes the code warm for each of the ways alike. */
async function cpuMsOfTick(ticks: number, send: (tick: number) => Promise<void>): Promise<number> {
  await send(0);
  const cpuMs = await cpuMsOf(async () => {
    for (let tick = 1; tick < ticks; tick++) await send(tick);
  });
  return cpuMs / (ticks - 1);
}

async function cpuMsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function listen(http: HttpServer): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}
