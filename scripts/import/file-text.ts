import iconv from 'iconv-lite';
import { isDeeperThan } from '../../server/lib/json-depth.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** Deeper than GeoJSON with properties of its own; far below what a parser or a check could stumble over. */
const DEEPEST_JSON = 32;

/**
 * The text of a file: UTF-16 where it begins with its mark, UTF-8 (with or without mark) where the bytes are that, else
 * GB18030, which old Chinese systems export. A file with null characters is no text, or UTF-16 without its mark.
 */
export function decodeText(bytes: Uint8Array): Result<string> {
  const text = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!text.includes('\0')) return ok(text);
  return err('holds null characters: it is no text, or UTF-16 that does not say so (save it as UTF-8)');
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, 'utf-16be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'gb18030');
  }
}

/** JSON of a file; the error completes a sentence that begins with its name. */
export function parseJsonText(text: string): Result<unknown> {
  if (isDeeperThan(Buffer.from(text), DEEPEST_JSON)) return err('is nested too deeply');
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (error) {
    return err(`is not valid JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'it cannot be read'}`);
  }
}

/**
 * Words of a file as they may stand on a terminal: what moves its cursor or hides its letters is shown as a dot, and a long
 * text is cut.
 */
export function printable(text: string, most = 300): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·');
  return plain.length > most ? `${plain.slice(0, most)}…` : plain;
}
