import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { isProcessAlive } from './process-identity.ts';

const FILE_NAME = 'run.json';

const controlFileSchema = z.object({
  pid: z.int().positive(),
  /** Base address of the running server, without a slash at the end. */
  url: z.url(),
  /** Secret of this run: lets local tools enrol devices and import. */
  operatorToken: z.string().min(32),
  startedMs: z.number(),
});
/** What a running server tells the tools on the same machine. */
export type ControlFile = z.infer<typeof controlFileSchema>;

function controlFilePath(dataFolder: string): string {
  return join(resolve(dataFolder), FILE_NAME);
}

/** Writes `run.json` readable by its owner only; a reader never sees half of it. */
export async function writeControlFile(dataFolder: string, control: ControlFile): Promise<void> {
  const path = controlFilePath(dataFolder);
  const draft = `${path}.${control.pid}`;
  await mkdir(resolve(dataFolder), { recursive: true });
  await writeFile(draft, `${JSON.stringify(control)}\n`, { mode: 0o600 });
  await rename(draft, path);
}

export async function removeControlFile(dataFolder: string): Promise<void> {
  await rm(controlFilePath(dataFolder), { force: true });
}

/** The running server of a data folder, or one sentence for the person at the terminal why there is none. */
export async function readControlFile(dataFolder: string): Promise<Result<ControlFile>> {
  const path = controlFilePath(dataFolder);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return err(`No Jingge server is running on ${resolve(dataFolder)}: start one with npm start.`);
  const control = controlFileSchema.safeParse(parseJson(text));
  if (!control.success) return err(`${path} cannot be read: stop the server, delete the file and start again.`);
  if (!isProcessAlive(control.data.pid))
    return err(`The Jingge server of ${resolve(dataFolder)} is no longer running: start it with npm start.`);
  return ok(control.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
