import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '../../../server/http/http-server.ts';

const QUICKLY = { headersMs: 60, requestMs: 120, idleMs: 60, lookEveryMs: 20 };

/** What comes back for bytes that stop there, when the server has given up waiting. */
async function answerTo(text: string): Promise<string> {
  const server = createHttpServer(QUICKLY);
  server.on('request', (request, response) => {
    request.resume();
    request.on('end', () => response.end('read'));
    request.on('error', () => undefined);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (part) => (answer += String(part)));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

describe('ACC-64 a caller that takes its time', () => {
  it('ACC-64 is let go in the middle of its headers', async () => {
    expect(await answerTo('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ')).toContain('408 Request Timeout');
  });

  it('ACC-64 is let go in the middle of its body', async () => {
    expect(await answerTo('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"a":')).toContain(
      '408 Request Timeout',
    );
  });

  it('ACC-64 is let go when it has nothing more to ask', async () => {
    expect(await answerTo('GET / HTTP/1.1\r\nHost: a\r\n\r\n')).toContain('200 OK');
  });

  it('ACC-64 is refused with more headers than anybody has use for', async () => {
    const long = `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(17 * 1024)}\r\n\r\n`;
    expect(await answerTo(long)).toContain('431 Request Header Fields Too Large');
  });
});
