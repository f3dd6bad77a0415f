import express, { type RequestHandler } from 'express';

/** Deeper than any message of ours; far below what a parser or a rule could stumble over. */
const MAX_DEPTH = 24;

/** Reads a JSON body within a limit. Anything but an object or a list, and anything too deep, is refused before parsing. */
export function readJsonBody(limitBytes: number): RequestHandler {
  return express.json({
    limit: limitBytes,
    strict: true,
    type: ['application/json', 'application/*+json'],
    verify: (_request, _response, bytes) => {
      if (isDeeperThan(bytes, MAX_DEPTH)) throw Object.assign(new Error('too deep'), { type: 'too-deep', status: 400 });
    },
  });
}

/** Reads an HTML form body within a limit. */
export function readFormBody(limitBytes: number): RequestHandler {
  return express.urlencoded({ limit: limitBytes, extended: false, parameterLimit: 100 });
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function isDeeperThan(bytes: Buffer, most: number): boolean {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (inText) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > most) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return false;
}
