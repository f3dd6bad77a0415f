import { authorize } from '../../../shared/access/authorize.ts';
import { localDate } from '../../../shared/lib/local-day.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { replayZoning, type ZoningReplay } from '../../../shared/zoning/replay-zoning.ts';
import { zoningPolicy, type ZoningPolicy } from '../../../shared/zoning/zoning-policy.ts';
import { zoneOfTrial } from '../../../shared/zoning/zoning-trial.ts';
import { packsOn } from '../../policies/packs-on.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';
import { townView } from '../town-view.ts';

/** Zone classes: as they are, as they came about, and as they would be. */
export function zoningHandlers({
  world,
  clock,
}: HandlerParts): HandlersOf<'getZoning' | 'getTownZoning' | 'previewZoning'> {
  const { loaded } = world;
  const towns = loaded.towns.features.map(({ properties }) => properties);
  const record = loaded.zoning ?? null;
  const provenance = record?.provenance ?? [];
  const today = () => localDate(clock.nowMs(), loaded.district.timeZone);

  /** Null where no document in force on the day defines classes. */
  function zoningOn(day: string): Result<{ readonly policy: ZoningPolicy; readonly replay: ZoningReplay } | null> {
    const policy = zoningPolicy(packsOn(day, loaded));
    if (!policy.ok) return policy;
    if (!policy.value) return ok(null);
    return ok({ policy: policy.value, replay: replayZoning({ towns, record, policy: policy.value, day }) });
  }

  return {
    getZoning({ actor, query: { day = today() } }) {
      const zoning = zoningOn(day);
      if (!zoning.ok) return problem('not-found', `The rules of ${day} cannot be read: ${zoning.error}`);
      const { policy, replay } = zoning.value ?? { policy: null, replay: null };
      const subjects = replay?.subjects ?? towns.toSorted((a, b) => (a.code < b.code ? -1 : 1));
      const items = subjects
        .filter(({ code }) => authorize(actor, 'district:read', { town: code }))
        .map(({ code, residents, builtUpAreaM2, mainAreaShare }) => ({
          code,
          residents,
          builtUpAreaM2,
          mainAreaShare,
          zone: replay?.zones.get(code) ?? null,
        }));
      const annex = policy && (policy.unitClasses ? 'given' : 'not-provided');
      return answer({ day, rules: policy, annex, provenance, items });
    },
    getTownZoning({ actor, params: { code }, query: { day = today() } }) {
      const view = townView(actor, 'district:read', code, loaded);
      if (view.kind === 'problem') return view;
      const zoning = zoningOn(day);
      if (!zoning.ok) return problem('not-found', `The rules of ${day} cannot be read: ${zoning.error}`);
      const replay = zoning.value?.replay;
      return answer({
        town: code,
        day,
        zone: replay?.zones.get(code) ?? null,
        initial: replay?.initial.get(code) ?? null,
        changes: replay?.changes.filter(({ town }) => town === code) ?? [],
        provenance,
      });
    },
    previewZoning({ body }) {
      const zoning = zoningOn(today());
      if (!zoning.ok || !zoning.value)
        return problem('not-found', 'No document of this district defines zone classes.');
      const zone = zoneOfTrial(body, zoning.value.replay.subjects, zoning.value.policy);
      if (!zone.ok) return wrongField(zone.error.path, zone.error.message);
      return answer({ classId: zone.value.value, ...zone.value });
    },
  };
}
