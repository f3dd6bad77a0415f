import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/lib/result.ts';

export interface SimulatorArguments {
  /** Address of the server; null takes the one in the control file. */
  readonly url: string | null;
  /** Multiplies the walking pace. */
  readonly speed: number;
  readonly seed: string;
  /** Waits until the process that started it is a ready server. */
  readonly wait: boolean;
}

export const USAGE = `Usage: npm run simulate -- [--url http://127.0.0.1:8080] [--speed 1] [--seed jingge]

Walks the simulated officers of the running server's district through its public ingest and reports cases.
The server is found by its data folder (JINGGE_DATA). --speed 1 to 10 multiplies the walking pace, never the clock:
no position is ever sent for a time to come. The same seed gives the same walks and cases every time.`;

const FASTEST = 10;

const OPTIONS = {
  url: { type: 'string' },
  speed: { type: 'string' },
  seed: { type: 'string' },
  wait: { type: 'boolean' },
} as const;

/** The command line, or one sentence about what is wrong with it. */
export function readSimulatorArguments(args: readonly string[]): Result<SimulatorArguments> {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
    const speed = Number(values.speed ?? '1');
    if (!(speed >= 1 && speed <= FASTEST))
      return err(`--speed must be a number from 1 to ${FASTEST}, not ${values.speed}.`);
    if (values.url !== undefined && !/^https?:\/\/[^/]/.test(values.url))
      return err(`--url must look like http://127.0.0.1:8080, not ${values.url}.`);
    return ok({
      url: values.url?.replace(/\/+$/, '') ?? null,
      speed,
      seed: values.seed ?? 'jingge',
      wait: values.wait ?? false,
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
