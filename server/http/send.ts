import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { PROBLEMS } from '../../shared/http/problem-codes.ts';
import type { Problem } from '../../shared/http/problem.ts';
import { correlationIdOf } from './correlation.ts';
import { open311Document, open311Errors, speaksOpen311 } from './open311-document.ts';
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
export async function sendPrepared(request: Request, response: Response, bytes: PreparedBytes): Promise<void> {
  response.vary('Accept-Encoding');
  if (request.fresh) return void response.status(304).end();
  if (request.acceptsEncodings('gzip') !== 'gzip') return finish(response, bytes.plain);
  const packed = await bytes.gzip();
  response.setHeader('Content-Encoding', 'gzip');
  finish(response, packed);
}

/** Sends a picture; 304 when the caller has it. */
export function sendPicture(request: Request, response: Response, bytes: Buffer): void {
  if (request.fresh) return void response.status(304).end();
  finish(response, bytes);
}

/** Sends a body piece by piece, as fast as the caller takes it. A caller who goes away ends it. */
export async function sendPieces(
  request: Request,
  response: Response,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  response.setHeader('Cache-Control', 'no-store');
  if (request.method === 'HEAD') return void response.end();
  await pipeline(Readable.from(pieces), response).catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** Sends a refusal as RFC 9457 problem details, or as the errors of GeoReport v2 where that is spoken. */
export function sendProblem(response: Response, refusal: Refusal): void {
  for (const [name, value] of Object.entries(refusal.headers ?? {})) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-store');
  if (speaksOpen311(response.req)) return sendOpen311Errors(response, refusal);
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
  response.status(status).setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  finish(response, Buffer.from(JSON.stringify(body)));
}

function sendOpen311Errors(response: Response, refusal: Refusal): void {
  const { status, body } = open311Errors(refusal);
  const { media, text } = open311Document(response.req, 'errors', body);
  response.status(status).setHeader('Content-Type', `${media}; charset=utf-8`);
  finish(response, Buffer.from(text));
}

function finish(response: Response, body: Buffer): void {
  response.setHeader('Content-Length', body.length);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
