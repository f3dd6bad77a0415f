import { Unzip, UnzipInflate } from 'fflate';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** Caps against archives that are made to fill a disk; counted on the bytes that really come out. */
const ZIP_CAPS = { entries: 20, totalBytes: 100_000_000, ratio: 100 } as const;

const CHUNK_BYTES = 16_384;
/** Small files compress well by nature: the ratio counts above this size only. */
const RATIO_FLOOR_BYTES = 1_000_000;

class TooMuch extends Error {}

/** The files of an archive by name; refused whole when it has too many entries or unpacks to too much. */
export function unzipCapped(archive: Uint8Array): Result<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array[]>();
  let total = 0;
  let entries = 0;
  const unzip = new Unzip((file) => {
    if (++entries > ZIP_CAPS.entries) throw new TooMuch(`it has more than ${ZIP_CAPS.entries} entries`);
    const parts: Uint8Array[] = [];
    files.set(file.name, parts);
    file.ondata = (error, data) => {
      if (error) throw error;
      total += data.length;
      if (total > ZIP_CAPS.totalBytes) throw new TooMuch(`it unpacks to more than ${ZIP_CAPS.totalBytes / 1e6} MB`);
      if (total > RATIO_FLOOR_BYTES && total > archive.length * ZIP_CAPS.ratio) {
        throw new TooMuch(`it unpacks to more than ${ZIP_CAPS.ratio} times its size`);
      }
      parts.push(data);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < archive.length; at += CHUNK_BYTES) {
      unzip.push(archive.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= archive.length);
    }
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  if (entries === 0) return err('it is no zip archive');
  return ok(new Map([...files].map(([name, parts]) => [name, join(parts)])));
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
