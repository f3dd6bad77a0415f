import { APPRAISAL_KEY, appraisalPolicy, type AppraisalPolicy } from '../../../shared/appraisal/appraisal-policy.ts';
import { appraiseUnit } from '../../../shared/appraisal/appraise.ts';
import type { previewAppraisal } from '../../../shared/http/endpoints/appraisal.ts';
import { localDate } from '../../../shared/lib/local-day.ts';
import type { BodyOf } from '../../../shared/http/endpoint.ts';
import { documentsFor, documentsOf } from '../../policies/documents-for.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, wrongField, type Refusal } from '../reply.ts';

type Body = BodyOf<typeof previewAppraisal>;

/** A preview of the yearly appraisal of a unit's members; it changes nothing. */
export function appraisalHandlers({ world, clock }: HandlerParts): HandlersOf<'previewAppraisal'> {
  const documents = documentsFor(world.loaded);
  const today = () => localDate(clock.nowMs(), world.loaded.district.timeZone);

  return {
    previewAppraisal({ body }) {
      const chosen = documents(APPRAISAL_KEY, body.pack, today());
      if (!chosen.ok) return wrongField('pack', chosen.error);
      const policy = appraisalPolicy(chosen.value);
      if (!policy.ok) return wrongField('pack', policy.error);
      const wrong = memberFault(body.members, policy.value);
      if (wrong !== null) return wrong;
      const { dimensions, weightsSource, resultUses, payParts, promotionCriteria, promotionShare } = policy.value;
      return answer({
        ...appraiseUnit(
          { year: body.year, lastOfYear: body.lastOfYear, members: body.members.map(memberOf) },
          policy.value,
        ),
        dimensions: dimensions.map(({ code, label, weight, clause }) => ({
          code,
          label,
          weight,
          clause,
          basis: weightsSource?.basis ?? 'assumed',
        })),
        resultUses,
        payParts,
        promotion: { criteria: promotionCriteria, share: promotionShare },
        documents: documentsOf(chosen.value),
      });
    },
  };
}

function memberOf(member: Body['members'][number]) {
  const { id, score = 0, scores = score, proposed = null, joined = null, left = null } = member;
  return { id, scores, proposed, joined, left };
}

/** The first member who is there twice or whose scores are not those of the dimensions. */
function memberFault(members: Body['members'], { dimensions }: AppraisalPolicy): Refusal | null {
  const codes = dimensions.map(({ code }) => code).toSorted();
  const seen = new Set<string>();
  for (const [at, { id, scores }] of members.entries()) {
    if (seen.has(id)) return wrongField(`members.${at}.id`, `${id} is there twice`);
    seen.add(id);
    if (scores !== undefined && Object.keys(scores).toSorted().join() !== codes.join())
      return wrongField(`members.${at}.scores`, `must be points of ${codes.join(', ')}`);
  }
  return null;
}
