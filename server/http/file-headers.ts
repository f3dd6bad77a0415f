import type { Headers } from './reply.ts';

/** Makes a browser keep an answer as a file (RFC 6266), under a plain name where it reads no other. */
export function fileHeaders(name: string, plainName: string): Headers {
  return { 'Content-Disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name)}` };
}
