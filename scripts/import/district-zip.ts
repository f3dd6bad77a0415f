import { Unzip, UnzipInflate } from 'fflate';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { printable } from './file-text.ts';

/** Caps against archives that are made to fill a disk; counted on the bytes that really come out. */
const ZIP_CAPS = { entries: 20, bytes: 50_000_000, totalBytes: 100_000_000, ratio: 100 } as const;

const CHUNK_BYTES = 16_384;
/** Small files compress well by nature: the ratio counts above this size only. */
const RATIO_FLOOR_BYTES = 1_000_000;

class Refused extends Error {}

/**
 * The files of an archive by name; refused whole when it has too many entries, unpacks to too much, or holds what no honest
 * one does: names that lead out of a folder, links, two files of one name (ACC-66). Nothing is written anywhere.
 */
export function unzipCapped(archive: Uint8Array): Result<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array[]>();
  let total = 0;
  const unzip = new Unzip((file) => {
    const fault = nameFault(file.name);
    if (fault !== null) throw new Refused(fault);
    if (files.has(file.name)) throw new Refused(`it holds ${printable(file.name)} twice`);
    if (files.size >= ZIP_CAPS.entries) throw new Refused(`it has more than ${ZIP_CAPS.entries} entries`);
    const parts: Uint8Array[] = [];
    files.set(file.name, parts);
    let size = 0;
    file.ondata = (error, data) => {
      if (error) throw error;
      total += data.length;
      size += data.length;
      if (size > ZIP_CAPS.bytes) throw new Refused(`a file in it is larger than ${ZIP_CAPS.bytes / 1e6} MB`);
      if (total > ZIP_CAPS.totalBytes) throw new Refused(`it unpacks to more than ${ZIP_CAPS.totalBytes / 1e6} MB`);
      if (total > RATIO_FLOOR_BYTES && total > archive.length * ZIP_CAPS.ratio)
        throw new Refused(`it unpacks to more than ${ZIP_CAPS.ratio} times its size`);
      parts.push(data);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  if (holdsLink(archive)) return err('it holds a symbolic link');
  try {
    for (let at = 0; at < archive.length; at += CHUNK_BYTES)
      unzip.push(archive.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= archive.length);
  } catch (error) {
    return err(error instanceof Refused ? error.message : 'it is damaged or of an unknown kind');
  }
  if (files.size === 0) return err('it is no zip archive');
  return ok(new Map([...files].map(([name, parts]) => [name, Buffer.concat(parts)])));
}

/** Why a name is not one that stays in its folder; null when it does. */
function nameFault(name: string): string | null {
  const leadsOut = /^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(name);
  if (leadsOut) return `it holds a name that leads out of its folder (${printable(name)})`;
  return name === '' || /\p{Cc}/u.test(name) ? 'it holds a name that is none' : null;
}

const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const KIND_OF_FILE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/** Whether the directory at the end of an archive calls an entry a link; a stream of files alone does not tell. */
function holdsLink(archive: Uint8Array): boolean {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < 0) return false;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const mode = view.getUint32(at + 38, true) >>> 16;
    if ((mode & KIND_OF_FILE) === SYMBOLIC_LINK) return true;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return false;
}
