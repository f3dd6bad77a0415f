import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError, sentenceOf, systemCodeOf } from './app-error.ts';

const FILE_NAME = 'secret';
const SHORTEST = 32;

/**
 * The secret of this installation: made once, in a file of the data folder that only its owner may read. Whoever loses it loses
 * the sessions and the second factors, which are sealed with it.
 */
export async function readServerSecret(dataFolder: string): Promise<string> {
  const path = join(resolve(dataFolder), FILE_NAME);
  try {
    await mkdir(resolve(dataFolder), { recursive: true, mode: 0o700 });
    await writeFile(path, `${randomBytes(SHORTEST).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST')
      throw new AppError('bad-secret', `${path} cannot be written (${sentenceOf(error)}): give JINGGE_SECRET instead.`);
  }
  const secret = (await readFile(path, 'utf8')).trim();
  if (secret.length < SHORTEST)
    throw new AppError('bad-secret', `${path} holds no secret: delete it for a new one, or give JINGGE_SECRET.`);
  return secret;
}
