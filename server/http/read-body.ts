import express, { type RequestHandler } from 'express';
import { isDeeperThan } from '../lib/json-depth.ts';

/** Deeper than any message of ours; far below what a parser or a rule could stumble over. */
const MAX_DEPTH = 24;

/** Reads a JSON body within a limit. Anything but an object or a list, and anything too deep, is refused before parsing. */
export function readJsonBody(limitBytes: number): RequestHandler {
  return express.json({
    limit: limitBytes,
    strict: true,
    type: ['application/json', 'application/*+json'],
    verify: (_request, _response, bytes, encoding) => {
      // JSON between systems is UTF-8 (RFC 8259); in another encoding brackets could hide from the count.
      if (encoding !== 'utf-8') throw Object.assign(new Error(encoding), { type: 'charset.unsupported', status: 415 });
      if (isDeeperThan(bytes, MAX_DEPTH)) throw Object.assign(new Error('too deep'), { type: 'too-deep', status: 400 });
    },
  });
}

/** Reads an HTML form body within a limit. */
export function readFormBody(limitBytes: number): RequestHandler {
  return express.urlencoded({ limit: limitBytes, extended: false, parameterLimit: 100 });
}
