import type { z } from 'zod';
import { readEnvironment, readSettings } from '../server/config.ts';
import { createApiClient, type ApiAnswer, type ApiClient } from '../server/lib/api-client.ts';
import { readControlFile } from '../server/lib/control-file.ts';
import { err, ok, type Result } from '../shared/lib/result.ts';

/** The running server of the data folder, commanded by the person at this machine. */
export interface Operator {
  readonly client: ApiClient;
  fetch<T>(path: string, schema: z.ZodType<T>): Promise<Result<T>>;
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<Result<T>>;
  close(): void;
}

/** Finds the server by `JINGGE_DATA`; the error is one sentence for the person at the terminal. */
export async function openOperator(): Promise<Result<Operator>> {
  const environment = readEnvironment();
  const settings = environment.ok ? readSettings(environment.value) : environment;
  if (!settings.ok) return err(settings.error.join('\n'));
  const control = await readControlFile(settings.value.dataFolder);
  if (!control.ok) return control;
  const { url, operatorToken: token } = control.value;
  const client = createApiClient(url);
  return ok({
    client,
    fetch: async (path, schema) => read(path, await client.call({ method: 'GET', path, token }), schema),
    post: async (path, body, schema) => read(path, await client.call({ method: 'POST', path, token, body }), schema),
    close: () => client.close(),
  });
}

function read<T>(path: string, answer: ApiAnswer, schema: z.ZodType<T>): Result<T> {
  if (answer.kind === 'unreachable') return err(`The server did not answer ${path}: ${answer.detail}.`);
  if (answer.kind === 'busy') return err('The server has too much to do; try again in a moment.');
  if (answer.kind === 'refused') return err(`The server refused ${path}: ${answer.detail}`);
  const parsed = schema.safeParse(answer.body);
  return parsed.success ? ok(parsed.data) : err(`The server answered ${path} with something unexpected.`);
}
