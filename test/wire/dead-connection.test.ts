import type { Socket as NetSocket } from 'node:net';
import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { subscribed, wireBench } from '../support/wire-bench.ts';

it('WIRE-19: a connection whose other end is gone without a word is ended by the missing pong, and nothing is kept for it', async () => {
  const bench = await wireBench({ server: { pingIntervalMs: 20, pingTimeoutMs: 500 } });
  const gone = bench.connect();
  await subscribed(gone, { scope: 'district' });
  const [socket] = bench.io.of('/').sockets.values();
  const ended = new Promise<string>((resolve) => socket!.once('disconnect', resolve));
  const { transport } = gone.io.engine as unknown as { readonly transport: { readonly ws: object } };
  // No FIN and no reset comes from a machine whose cable was pulled.
  const net = Reflect.get(transport.ws, '_socket') as NetSocket;
  net.pause();
  expect(await ended).toBe('ping timeout');
  await eventually(() => bench.wire.figures().sockets === 0);
  bench.wire.tick();
  expect(bench.io.of('/').adapter.rooms.size).toBe(0);
  // Else the stop of the server waits for its goodbye.
  net.resume();
});
