import { inScope, readScope, type ReadScope } from '../../../shared/access/read-scope.ts';
import { ROLES } from '../../../shared/access/roles.ts';
import { deadlineFrom, limitMs } from '../../../shared/clocks/deadline.ts';
import { checkedTimeLimit, formatTimeLimit, isWorkingUnit } from '../../../shared/clocks/time-limit.ts';
import type { GridLive } from '../../../shared/coverage/grid-live.ts';
import { ACT_IDS, ACTS } from '../../../shared/duties/acts.ts';
import { emergencyCover } from '../../../shared/duties/emergency.ts';
import { rectificationCatalogue } from '../../../shared/duties/handed-down.ts';
import { actsOf, mayDo } from '../../../shared/duties/may-do.ts';
import type { Reason } from '../../../shared/explain/explained.ts';
import { patrolsOwed } from '../../../shared/duties/patrol-duty.ts';
import type { DutiesPolicy } from '../../../shared/duties/duties-policy.ts';
import { remembered } from '../../lib/remembered.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, wrongField } from '../reply.ts';

type DutyEndpoint = 'getDuties' | 'previewDuty' | 'previewDeadline';

/** The furthest that a limit may reach: beyond it no calendar says anything. */
const MOST_DAYS = 1000;

/** Duties and clocks by the documents of the district; the previews change nothing. */
export function dutyHandlers({ world, clock, policies, calendar }: HandlerParts): HandlersOf<DutyEndpoint> {
  const today = () => policies.at(clock.nowMs());
  /** By the shifts of the roster that the asker sees; the roster stays the same while the server runs. */
  const coverIn = (duties: DutiesPolicy) => {
    const covers = new Map<string | null, readonly Reason[]>();
    return (scope: ReadScope): readonly Reason[] => {
      if (scope.kind !== 'district' && scope.kind !== 'town') return [];
      const town = scope.kind === 'district' ? null : scope.town;
      const officers = world.loaded.officers.filter((officer) => town === null || officer.town === town);
      const cover = covers.get(town) ?? emergencyCover(officers, duties);
      covers.set(town, cover);
      return cover;
    };
  };
  const book = remembered((duties: DutiesPolicy) => ({
    roles: ROLES.map((role) => ({ role, acts: actsOf(role, duties) })).filter(({ acts }) => acts.length > 0),
    emergencyIn: coverIn(duties),
    rectification: rectificationCatalogue(duties),
  }));

  return {
    /** The rules are for everybody, the figures of the towns that the asker sees (ACC-19). */
    getDuties({ actor }) {
      const { duties } = today();
      const { roles, emergencyIn, rectification } = book(duties);
      const walkScope = readScope(actor, 'coverage:read');
      const grids = [...world.facts().grids.values()].filter(({ index }) =>
        inScope(walkScope, { town: world.townOfGrid(index) ?? null }),
      );
      const source = walkScope.kind === 'nothing' ? undefined : duties.fullWalksPerDay?.source;
      return answer({
        acts: ACT_IDS.map((id) => ({ id, ...ACTS[id] })),
        roles,
        emergency: emergencyIn(readScope(actor, 'roster:read')),
        patrol: source
          ? { grids: grids.length, owed: patrolsOwed(grids.map(walked), duties)!, ...groundsOf(source) }
          : null,
        rectification,
      });
    },

    previewDuty({ body: { role, act, supervised, didBefore } }) {
      const moment = {
        ...(supervised === undefined ? {} : { isSupervised: supervised }),
        ...(didBefore ? { didBefore } : {}),
      };
      return answer(mayDo(role, act, today().duties, moment));
    },

    previewDeadline({ body }) {
      const limit = checkedTimeLimit(body.limit);
      if (limit.unit.endsWith('day') && limit.amount > MOST_DAYS)
        return wrongField('limit', `reaches further than ${MOST_DAYS} days`);
      const suspensions = (body.suspensions ?? []).map(({ from, to }) => ({ fromMs: from, toMs: to }));
      const dueMs = deadlineFrom(body.from, limit, calendar, suspensions);
      return answer({
        limit: formatTimeLimit(limit),
        unit: limit.unit,
        dueMs,
        limitMs: limitMs(limit, body.from, calendar),
        holidaysKnown: !isWorkingUnit(limit.unit) || calendar.knowsHolidays(body.from, dueMs ?? body.from),
        timeZone: calendar.timeZone,
        ...groundsOf(today().clocks.workWeek.source),
      });
    },
  };
}

function groundsOf({ clause, basis }: { readonly clause: string; readonly basis: 'clause' | 'assumed' }) {
  return { clause, basis };
}

function walked({ state }: GridLive): { readonly isComplete: boolean } {
  return { isComplete: state === 'covered' };
}
