import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { PROBLEMS, type Problem } from '../../shared/http/problem.ts';
import { correlationIdOf } from './correlation.ts';
import type { PreparedBytes, Refusal } from './reply.ts';

const gzipAsync = promisify(gzip);
/** Smaller answers cost more to pack than to send. */
const GZIP_FROM_BYTES = 1024;

/** Sends a text body, compressed when it is worth it and the caller takes it. */
export async function sendText(
  request: Request,
  response: Response,
  { status, media, text }: { readonly status: number; readonly media: string; readonly text: string },
): Promise<void> {
  const plain = Buffer.from(text);
  response.status(status).setHeader('Content-Type', `${media}; charset=utf-8`);
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
  response.vary('Accept-Encoding');
  if (plain.length < GZIP_FROM_BYTES || request.acceptsEncodings('gzip') !== 'gzip') return finish(response, plain);
  const packed = await gzipAsync(plain, { level: 4 });
  response.setHeader('Content-Encoding', 'gzip');
  finish(response, packed);
}

/** Sends bytes that were compressed once; 304 when the caller has them. */
export function sendPrepared(request: Request, response: Response, bytes: PreparedBytes): void {
  response.vary('Accept-Encoding');
  if (request.fresh) return void response.status(304).end();
  const packed = request.acceptsEncodings('gzip') === 'gzip';
  if (packed) response.setHeader('Content-Encoding', 'gzip');
  finish(response, packed ? bytes.gzip : bytes.plain);
}

/** Sends a picture; 304 when the caller has it. */
export function sendPicture(request: Request, response: Response, bytes: Buffer): void {
  if (request.fresh) return void response.status(304).end();
  finish(response, bytes);
}

/** Sends a refusal as RFC 9457 problem details. */
export function sendProblem(response: Response, refusal: Refusal): void {
  const { status, title } = PROBLEMS[refusal.code];
  const body: Problem = {
    type: `urn:jingge:problem:${refusal.code}`,
    title,
    status,
    detail: refusal.detail,
    code: refusal.code,
    correlationId: correlationIdOf(response),
    ...(refusal.errors ? { errors: [...refusal.errors] } : {}),
    ...(refusal.version === undefined ? {} : { version: refusal.version }),
  };
  for (const [name, value] of Object.entries(refusal.headers ?? {})) response.setHeader(name, value);
  response.status(status).setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  finish(response, Buffer.from(JSON.stringify(body)));
}

function finish(response: Response, body: Buffer): void {
  response.setHeader('Content-Length', body.length);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
