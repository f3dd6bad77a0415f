import { authorize, type Actor } from '../../../shared/access/authorize.ts';
import { readScope } from '../../../shared/access/read-scope.ts';
import { gradeOfTrial } from '../../../shared/assessment/assessment-trial.ts';
import type { AssessmentPolicy } from '../../../shared/assessment/assessment-policy.ts';
import { latestMonth } from '../../../shared/assessment/assessments.ts';
import { consequencesIn } from '../../../shared/assessment/consequences.ts';
import { placedIndicators } from '../../../shared/assessment/indicator-tree.ts';
import { periodKind, type Period } from '../../../shared/assessment/period.ts';
import { rankingIn } from '../../../shared/assessment/period-ranking.ts';
import { runningRates } from '../../../shared/assessment/running-rates.ts';
import { signOff } from '../../../shared/assessment/sign-off.ts';
import { townFile } from '../../../shared/assessment/town-file.ts';
import { cadenceStates } from '../../../shared/assessment/cadence-states.ts';
import { localDate, startOfDate } from '../../../shared/lib/local-day.ts';
import { createAssessmentBook } from '../../assessment/assessment-book.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';

type AssessmentEndpoint = 'previewAssessment' | 'listAssessments' | 'listRankings';

/** Grades of towns: as they are, in what order, what follows, and as they would be (ASM-21 says who sees what). */
export function assessmentHandlers({ world, clock, policies, store }: HandlerParts): HandlersOf<AssessmentEndpoint> {
  const { loaded } = world;
  const book = createAssessmentBook(loaded);
  const today = () => localDate(clock.nowMs(), loaded.district.timeZone);
  const newest = (): Period => latestMonth(book.assessments)?.period ?? today().slice(0, 7);
  const sees = (actor: Actor, town: string) => authorize(actor, 'assessment:read', { town });

  /** Null for any period but the month that still runs. */
  async function runningIn(period: Period, policy: AssessmentPolicy | null, actor: Actor) {
    const day = today();
    if (!policy || period !== day.slice(0, 7)) return null;
    const { timeZone } = loaded.district;
    const atMs = clock.nowMs();
    const fromMs = startOfDate(`${period}-01`, timeZone);
    const towns = book.towns.filter((town) => sees(actor, town));
    const cases = await store.cases.loggedIn({ fromMs, toMs: atMs + 1 }, {}, readScope(actor, 'assessment:read'));
    return { atMs, items: runningRates(towns, cases, { fromMs, toMs: Infinity, nowMs: atMs }, policy) };
  }

  return {
    previewAssessment({ body }) {
      const { assessment } = policies.at(clock.nowMs());
      if (!assessment) return problem('not-found', 'No document of this district defines grades.');
      const grade = gradeOfTrial(body, assessment);
      if (!grade.ok) return wrongField(grade.error.path, grade.error.message);
      return answer({ grade: grade.value.value, ...grade.value });
    },

    async listAssessments({ actor, query: { period = newest() } }) {
      const policy = book.policyOf(period);
      const { months, signatures, provenance } = book.assessments;
      const parties = policy?.parties ?? null;
      return answer({
        period,
        kind: periodKind(period),
        recorded: months.map((month) => month.period).sort(),
        rules: policy && describeRules(policy),
        items: book.towns.filter((town) => sees(actor, town)).map((town) => townFile(book, town, period)),
        running: await runningIn(period, policy, actor),
        cadences: policy ? cadenceStates(book, policy, today()) : [],
        signOff: parties && [...signOff(period, parties.value, signatures, parties.source)],
        provenance,
      });
    },

    listRankings({ actor, query: { period = newest() } }) {
      const { lines, unranked, partial } = rankingIn(book, period);
      const all = consequencesIn(book, period);
      const items = lines.flatMap(({ item: { town, grade, partial: own }, rank, tied, score }) => {
        if (!grade) return [];
        const consequences = sees(actor, town) ? all.filter((one) => one.town === town) : null;
        return [{ town, rank, tied, score, grade: grade.value, basis: grade.basis, partial: own, consequences }];
      });
      return answer({ period, kind: periodKind(period), partial, items, unranked: unranked.map(({ town }) => town) });
    },
  };
}

function describeRules(policy: AssessmentPolicy) {
  const { gradeLowerBounds, indicators, rates, noRate, rectification, auditPoints, aggregation, sources } = policy;
  return {
    gradeLowerBounds,
    indicators: placedIndicators(indicators),
    rates,
    noRate,
    rectification,
    auditPoints,
    aggregation,
    sources: Object.values(sources),
  };
}
