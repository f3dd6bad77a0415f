import type { Actor } from '../../../shared/access/authorize.ts';
import { readScope } from '../../../shared/access/read-scope.ts';
import { whistleOfCase } from '../../../shared/cases/clocks/whistle-of-case.ts';
import { isEnded } from '../../../shared/cases/ended-states.ts';
import { byDue } from '../../../shared/field/due-order.ts';
import type { FieldAnswer, FieldCase } from '../../../shared/http/endpoints/field.ts';
import type { CaseFact, CaseView } from '../../../shared/model/case.ts';
import type { Officer } from '../../../shared/model/officer.ts';
import { isCheckOffered, isToCheck } from '../../../shared/field/to-check.ts';
import { entry } from '../../audit/audit.ts';
import { createDispatchDesk } from '../../dispatch/dispatch-desk.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem } from '../reply.ts';
import { detailFor } from './cases.ts';

type FieldEndpoints = 'getField' | 'enrolOwnDevice' | 'revokeOwnDevice';

/** Cases with all that belongs to them, other rows, and whistles of one answer: a phone is not a desk. */
const MOST_CASES = 40;
const MOST_OTHERS = 60;
const MOST_WHISTLES = 20;
const MOST_TO_SIGN = 20;

const NOBODY = problem('forbidden', 'You are bound to no line of the roster: this page is for officers.');

export function fieldHandlers(parts: HandlerParts): HandlersOf<FieldEndpoints> {
  const { access, audit, cases, clock, ingest, policies, store, world } = parts;
  const { district, grids, officers, towns } = world.loaded;
  const officerById = new Map(officers.map((officer) => [officer.id, officer]));
  const gridByCode = new Map(grids.features.map((feature) => [feature.properties.code, feature]));
  const townNames = new Map(towns.features.map(({ properties: { code, name } }) => [code, name]));
  const detailOf = detailFor(parts);
  const dispatch = createDispatchDesk(world);

  const officerOf = (actor: Actor) => (actor.officer === null ? undefined : officerById.get(actor.officer));

  function gridsOf(officer: Officer): FieldAnswer['grids'] {
    return officer.grids.flatMap((code) => {
      const feature = gridByCode.get(code);
      const live = feature && world.facts().grids.get(feature.properties.index);
      if (!feature || !live) return [];
      const { name, labelPoint } = feature.properties;
      const { state, completeness, lastPresenceMs, reason } = live;
      return [{ code, name, labelPoint, state, completeness, lastPresenceMs, reason, geometry: feature.geometry }];
    });
  }

  async function wholeCases(items: readonly CaseView[], actor: Actor): Promise<readonly FieldCase[]> {
    const scope = readScope(actor, 'case:read');
    const stored = await Promise.all(items.map(({ id }) => store.cases.get(id, scope)));
    return stored.flatMap((one) =>
      one ? [{ ...detailOf(one, actor), afterArrival: cases.offeredAfterArrival(one, actor) }] : [],
    );
  }

  /** Those of the town that this officer may answer, as the loop of cases tells it. */
  async function whistlesFor(officer: Officer, actor: Actor): Promise<FieldAnswer['whistles']> {
    const scope = readScope(actor, 'case:whistle');
    const waiting = [...world.facts().cases.values()]
      .filter((item) => isUnanswered(item) && item.town === officer.town && item.officer !== officer.id)
      .sort((a, b) => b.whistledMs! - a.whistledMs!)
      .slice(0, MOST_WHISTLES);
    const stored = await Promise.all(waiting.map(({ id }) => store.cases.get(id, scope)));
    const told = stored.flatMap((one) => {
      if (!one) return [];
      const allowedActions = cases.offered(one, actor).filter(({ action }) => action === 'answer-whistle');
      const { id, grid, category, lon, lat, whistledMs, version, state } = one.item;
      const whistle = whistleOfCase(one.item, one.events, { nowMs: clock.nowMs(), policy: null });
      const alert = whistle?.alerted.find((alerted) => alerted.officer === officer.id);
      const { isAlerted, seenMs } = { isAlerted: alert !== undefined, seenMs: alert?.seenMs ?? null };
      return allowedActions.length === 0
        ? []
        : [{ id, grid, category, lon, lat, whistledMs, version, state, allowedActions, isAlerted, seenMs }];
    });
    return [...told.filter(({ isAlerted }) => isAlerted), ...told.filter(({ isAlerted }) => !isAlerted)];
  }

  /** Double reports among what this officer may read that wait for their signature. */
  async function reportsToSign(items: readonly CaseView[], actor: Actor): Promise<FieldAnswer['toSign']> {
    const scope = readScope(actor, 'case:read');
    const waiting = items.filter(({ waits }) => waits.includes('receipt')).slice(0, MOST_TO_SIGN);
    const stored = await Promise.all(waiting.map(({ id }) => store.cases.get(id, scope)));
    return stored.flatMap((one) => {
      if (!one) return [];
      const { id, grid, category, level, lon, lat } = one.item;
      return cases
        .toReceive(one, actor)
        .map(({ recipient, toldMs }) => ({ id, grid, category, level, lon, lat, recipient, toldMs }));
    });
  }

  return {
    async getField({ actor }) {
      const officer = officerOf(actor);
      if (!officer) return NOBODY;
      const filter = { state: 'open', limit: MOST_CASES + MOST_OTHERS };
      const { items } = await store.cases.list(filter, readScope(actor, 'case:read'));
      const nowMs = clock.nowMs();
      const rules = policies.at(nowMs);
      const isTheirs = (item: CaseView) =>
        item.officer === officer.id ||
        item.responder === officer.id ||
        (isToCheck(item, officer) &&
          isCheckOffered(item, officer.id, dispatch.nearestChecker(item, rules, nowMs), nowMs));
      const theirs = byDue(items.filter(isTheirs)).slice(0, MOST_CASES);
      const ownCases = await wholeCases(theirs, actor);
      const whistles = await whistlesFor(officer, actor);
      const toSign = await reportsToSign(items, actor);
      const { privacy } = rules;
      const { id, name, role, shift, town } = officer;
      // Read last, at the very moment that the answer names: a phone goes by the newer of its word and this one (PHN-13).
      const running = world.breaks.at(id, nowMs);
      return answer({
        serverMs: nowMs,
        timeZone: district.timeZone,
        marginMinutes: privacy.shiftMarginMinutes,
        longestBreakMinutes: privacy.longestBreakMinutes,
        break: running && { startMs: running.startMs, untilMs: running.untilMs },
        officer: { id, name, role, shift, town, townName: townNames.get(town) ?? { zh: town, en: town } },
        grids: gridsOf(officer),
        cases: ownCases,
        others: items.filter((item) => !theirs.includes(item)).slice(0, MOST_OTHERS),
        whistles,
        toSign,
      });
    },

    async enrolOwnDevice({ actor, who }) {
      const officer = officerOf(actor);
      if (!officer) return NOBODY;
      const device = ownDevice(officer);
      const simulated = actor.simulated;
      const [token] = await store.devices.enrol([{ device, officerId: officer.id, simulated }], clock.nowMs());
      devicesChanged(device);
      const detail = { bound: [{ device, officer: officer.id }], own: true };
      await audit.record(entry(who, 'device:enrolled', { subject: device, town: officer.town, detail }));
      return answer({ device, token: token! });
    },

    async revokeOwnDevice({ actor, who }) {
      const officer = officerOf(actor);
      if (!officer) return NOBODY;
      const device = ownDevice(officer);
      if (await store.devices.revoke(device, clock.nowMs())) {
        devicesChanged(device);
        const detail = { officer: officer.id, own: true };
        await audit.record(entry(who, 'device:revoked', { subject: device, town: officer.town, detail }));
      }
      return answer(undefined);
    },
  };

  /** Tokens and bindings are remembered in two places; both ask anew, and what is open for the old token is cut. */
  function devicesChanged(device: string): void {
    access.tokensReplaced();
    ingest.devicesChanged();
    access.events.revoked({ kind: 'device', id: device });
  }
}

/** One phone an officer (PHN-11). */
function ownDevice({ id }: Officer): string {
  return `field-${id}`;
}

function isUnanswered(item: CaseFact): boolean {
  return item.whistledMs !== null && !isEnded(item.state);
}
