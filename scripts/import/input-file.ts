import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { sentenceOf, systemCodeOf } from '../../server/lib/app-error.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** Larger than any boundary file or case list that was met, and small enough to be held in memory several times. */
const MOST_BYTES = 200_000_000;

/**
 * The bytes of a file that somebody names on the command line: a plain file of at most so many bytes. A pipe or a device,
 * which might never end, is refused without being waited for; links are followed, for a person named them.
 */
export function readInputFile(path: string, mostBytes = MOST_BYTES): Result<Buffer> {
  const name = basename(path);
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return err(`${path} is not a file`);
    return err(`${path} cannot be read: ${sentenceOf(error)}`);
  }
  try {
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile()) return err(`${path} is not a file`);
    if (size > mostBytes) return err(`${name} is larger than ${mostBytes / 1e6} MB`);
    const bytes = Buffer.alloc(size);
    let length = 0;
    for (let read = -1; read !== 0 && length < size; length += read)
      read = readSync(file, bytes, length, size - length, length);
    return ok(bytes.subarray(0, length));
  } catch (error) {
    return err(`${path} cannot be read: ${sentenceOf(error)}`);
  } finally {
    closeSync(file);
  }
}
