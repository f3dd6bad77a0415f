import { connect, type Socket } from 'node:net';

interface Answered {
  readonly status: number;
  readonly text: string;
}

/**
 * Posts JSON over connections that stay open, one request at a time on each. What sends is to cost little beside what is
 * measured: Node's own client takes more processor time for a request than the server does.
 */
export interface PostLanes {
  post(path: string, token: string, body: unknown): Promise<Answered>;
}

interface Asked {
  readonly bytes: string;
  readonly resolve: (answer: Answered) => void;
  readonly reject: (error: Error) => void;
}

interface Lane {
  readonly socket: Socket;
  asked: Asked | null;
  received: string;
  idleSinceMs: number;
}

/** Shorter than the server waits for a next request. */
const IDLE_MS = 5_000;

export function openPostLanes(url: string, mostLanes: number): PostLanes {
  const { hostname, port, host } = new URL(url);
  const idle: Lane[] = [];
  const waiting: Asked[] = [];
  let lanes = 0;

  function open(): Lane {
    const socket = connect(Number(port), hostname);
    const lane: Lane = { socket, asked: null, received: '', idleSinceMs: 0 };
    lanes++;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => take(lane, chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      lanes--;
      lane.asked?.reject(new Error('the connection ended without an answer'));
      lane.asked = null;
      const place = idle.indexOf(lane);
      if (place >= 0) idle.splice(place, 1);
    });
    return lane;
  }

  function take(lane: Lane, chunk: string): void {
    lane.received += chunk;
    const answer = answerIn(lane.received);
    if (answer === null || lane.asked === null) return;
    const { resolve } = lane.asked;
    lane.asked = null;
    lane.received = '';
    const next = waiting.shift();
    if (next) ask(lane, next);
    else {
      lane.idleSinceMs = performance.now();
      idle.push(lane);
    }
    resolve(answer);
  }

  function ask(lane: Lane, asked: Asked): void {
    lane.asked = asked;
    lane.socket.write(asked.bytes, 'latin1');
  }

  function idleLane(): Lane | undefined {
    const lane = idle.pop();
    if (lane === undefined || performance.now() - lane.idleSinceMs < IDLE_MS) return lane;
    // It was used last of all that are idle: the others have waited longer still.
    for (const old of [lane, ...idle.splice(0)]) old.socket.destroy();
    return undefined;
  }

  return {
    post(path, token, body) {
      const payload = asciiJson(body);
      const head = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json`;
      const bytes = `${head}\r\nContent-Length: ${payload.length}\r\n\r\n${payload}`;
      return new Promise((resolve, reject) => {
        const asked = { bytes, resolve, reject };
        const lane = idleLane() ?? (lanes < mostLanes ? open() : undefined);
        if (lane) ask(lane, asked);
        else waiting.push(asked);
      });
    },
  };
}

/** A character is a byte, so that the length is known without encoding. */
function asciiJson(body: unknown): string {
  return JSON.stringify(body).replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The answer when all of it is there; null before. */
function answerIn(received: string): Answered | null {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, headEnd))?.[1];
  if (length === undefined) throw new Error(`an answer without a length: ${received.slice(0, headEnd)}`);
  const bodyAt = headEnd + 4;
  if (received.length < bodyAt + Number(length)) return null;
  return { status: Number(received.slice(9, 12)), text: received.slice(bodyAt) };
}
