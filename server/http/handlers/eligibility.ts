import { APPLICANT_FLAGS } from '../../../shared/eligibility/applicant.ts';
import {
  eligibilityPolicy,
  HIRING_KEY,
  type EligibilityPolicy,
} from '../../../shared/eligibility/eligibility-policy.ts';
import { hiringSources, judgeApplicant } from '../../../shared/eligibility/eligibility.ts';
import { firstDutyPolicy, mayBeginDuty } from '../../../shared/eligibility/first-duty.ts';
import type { previewEligibility } from '../../../shared/http/endpoints/eligibility.ts';
import { localDate } from '../../../shared/lib/local-day.ts';
import type { BodyOf } from '../../../shared/http/endpoint.ts';
import { documentsFor, documentsOf } from '../../policies/documents-for.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, wrongField } from '../reply.ts';
import { townView } from '../town-view.ts';

/** Previews of hiring; they change nothing. */
export function eligibilityHandlers({
  world,
  clock,
}: HandlerParts): HandlersOf<'previewEligibility' | 'previewFirstDuty'> {
  const documents = documentsFor(world.loaded);
  const today = () => localDate(clock.nowMs(), world.loaded.district.timeZone);

  return {
    previewEligibility({ actor, body }) {
      const view = body.town === undefined ? null : townView(actor, 'policy:read', body.town, world.loaded);
      if (view?.kind === 'problem') return wrongField('town', view.detail);
      const chosen = documents(HIRING_KEY, body.pack, today());
      if (!chosen.ok) return wrongField('pack', chosen.error);
      const policy = eligibilityPolicy(chosen.value);
      if (!policy.ok) return wrongField('pack', policy.error);
      const unknown = unknownExclusion(body.exclusions ?? [], policy.value);
      if (unknown !== null) return unknown;
      const { townConditions, screening } = policy.value;
      const applicant = applicantOf(body);
      return answer({
        ...judgeApplicant(applicant, policy.value),
        toCheck: screening.map(({ code, label, clause, basis }) => ({ code, label, clause, basis })),
        townConditions: townConditions && townConditions.value.length,
        documents: documentsOf(chosen.value),
        sources: hiringSources(applicant, policy.value),
      });
    },

    previewFirstDuty({ body }) {
      const chosen = documents(HIRING_KEY, body.pack, today());
      if (!chosen.ok) return wrongField('pack', chosen.error);
      const policy = firstDutyPolicy(chosen.value);
      if (!policy.ok) return wrongField('pack', policy.error);
      const known = new Set(policy.value.topics.map(({ code }) => code));
      const odd = (body.topics ?? []).findIndex((code) => !known.has(code));
      if (odd !== -1) return wrongField(`topics.${odd}`, `is none of ${[...known].join(', ')}`);
      const topics = body.topics === undefined ? null : new Set(body.topics);
      return answer({ ...mayBeginDuty({ ...body, topics }, policy.value), documents: documentsOf(chosen.value) });
    },
  };
}

function applicantOf(body: BodyOf<typeof previewEligibility>) {
  const { asOf, birthDate, education, nationality, exclusions = [], town = null, trainingPassed = null } = body;
  const flags = new Set(APPLICANT_FLAGS.filter((flag) => body[flag] === true));
  return { asOf, birthDate, education, nationality, flags, exclusions: new Set(exclusions), town, trainingPassed };
}

function unknownExclusion(given: readonly string[], { exclusions }: EligibilityPolicy) {
  const known = new Set(exclusions.map(({ code }) => code));
  const at = given.findIndex((code) => !known.has(code));
  return at === -1 ? null : wrongField(`exclusions.${at}`, `is none of ${[...known].join(', ')}`);
}
