import { enrolDevicesAnswerSchema, type EnrolDevicesBody } from '../../shared/http/endpoints/devices.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { ServerLink } from './server-link.ts';
import type { Walker } from './walker.ts';

const AT_ONCE = 500;

/** Enrols the phones and gives each walker its new token. */
export async function enrolWalkers(walkers: readonly Walker[], link: ServerLink): Promise<Result<number>> {
  for (let first = 0; first < walkers.length; first += AT_ONCE) {
    const some = walkers.slice(first, first + AT_ONCE);
    const body: EnrolDevicesBody = {
      devices: some.map(({ device, officer }) => ({ device, officer: officer.id, simulated: true })),
    };
    const answer = await link.command({ method: 'POST', path: '/api/v1/devices', body });
    if (answer.kind !== 'ok') return err('detail' in answer ? answer.detail : 'the server is busy');
    const parsed = enrolDevicesAnswerSchema.safeParse(answer.body);
    if (!parsed.success) return err('the server answered something unexpected to an enrolment');
    const tokens = new Map(parsed.data.items.map((item) => [item.device, item.token]));
    for (const walker of some) walker.token = tokens.get(walker.device) ?? walker.token;
  }
  return ok(walkers.length);
}
