import type { Server } from 'node:http';
import { AppError, sentenceOf, systemCodeOf } from './app-error.ts';

/** Listens and answers the port, which is the given one unless that was 0. Throws an AppError that names the way out. */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(new AppError('cannot-listen', refusal(error, host, port), { cause: error }));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** The address to open on this machine; a server on all addresses is reached over the loopback one. */
export function urlOf(host: string, port: number): string {
  const local = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const name = local.includes(':') && !local.startsWith('[') ? `[${local}]` : local;
  return `http://${name}:${port}`;
}

const LAST_ANSWERS_MS = 2_000;

/** Takes no new connection, lets answers under way go out, then cuts what is left. */
export async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}

function refusal(error: Error, host: string, port: number): string {
  switch (systemCodeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program: choose another with PORT, for example PORT=${port + 1} npm start.`;
    case 'EACCES':
      return `Port ${port} on ${host} may not be used by this account: choose one above 1023 with PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is not an address of this machine: use 127.0.0.1, 0.0.0.0 or one of its own.`;
    default:
      return `The server cannot listen on ${host}:${port}: ${sentenceOf(error)}.`;
  }
}
