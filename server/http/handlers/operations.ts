import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../ports/store.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { openApi } from '../openapi.ts';
import { answer } from '../reply.ts';

const PING_LIMIT_MS = 2_000;

export function operationsHandlers(parts: HandlerParts): HandlersOf<'getHealth' | 'getMetrics' | 'getOpenApi'> {
  const { config, clock, store, world, metrics, policies } = parts;
  let description: ReturnType<typeof openApi> | undefined;
  return {
    async getHealth() {
      const status = (await answers(store)) ? 'ok' : 'store-unreachable';
      const today = policies.exactlyAt(clock.nowMs());
      const body = {
        status,
        version: config.version,
        district: world.loaded.district.id,
        store: store.kind,
        demo: config.demo,
        policyFault: today.ok ? null : today.error,
        uptimeS: Math.round(process.uptime()),
      } as const;
      return answer(body, { status: status === 'ok' ? 200 : 503 });
    },
    getMetrics: async () => answer(await metrics.text()),
    getOpenApi: () => answer((description ??= openApi(config.version))),
  };
}

async function answers(store: Store): Promise<boolean> {
  const limit = new AbortController();
  const late = wait(PING_LIMIT_MS, false, { signal: limit.signal, ref: false }).catch(() => false);
  const pinged = store.ping().then(
    () => true,
    () => false,
  );
  const inTime = await Promise.race([pinged, late]);
  limit.abort();
  return inTime;
}
