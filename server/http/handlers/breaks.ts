import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';

/** Officers tell their own breaks, by their session or by their phone; there is no field for anybody else (ACC-34). */
export function breakHandlers({ world, clock, policies }: HandlerParts): HandlersOf<'tellBreak'> {
  const officers = new Map(world.loaded.officers.map((officer) => [officer.id, officer]));
  return {
    async tellBreak({ actor, body: { isOn, at } }) {
      const officer = actor.officer === null ? undefined : officers.get(actor.officer);
      if (!officer)
        return problem('forbidden', 'You are bound to no line of the roster: breaks are those of officers.');
      const nowMs = clock.nowMs();
      if (nowMs - at > policies.at(nowMs).ingest.maxAgeMs) return wrongField('at', 'is too long ago');
      if (isOn) {
        const begun = await world.breaks.begin(officer, at);
        if (begun === 'off-duty') return problem('not-on-duty', 'You are not on duty: there is nothing to pause.');
      } else await world.breaks.end(officer, at);
      const serverMs = clock.nowMs();
      const running = world.breaks.at(officer.id, serverMs);
      return answer({ serverMs, break: running && { startMs: running.startMs, untilMs: running.untilMs } });
    },
  };
}
