import { ok, type Result } from '../lib/result.ts';
import { readListed, surest, type Listed } from '../policy/listed.ts';
import { readAll } from '../policy/parameter.ts';
import type { ChosenDocuments } from '../policy/choose-documents.ts';
import type { Source } from '../policy/resolve-parameter.ts';
import type { LabelledReason } from './eligibility.ts';
import { ELIGIBILITY_PARAMETERS } from './eligibility-policy.ts';

/** What a member has before the first duty. Days are local calendar days `YYYY-MM-DD`. */
export interface Candidate {
  readonly firstDutyDay: string;
  readonly trainingPassed: boolean;
  /** Day of the post certificate (上岗证); null without one. */
  readonly certificateDate: string | null;
  /** Codes of the topics that the training covered; null when nobody has listed them. */
  readonly topics: ReadonlySet<string> | null;
}

/** What documents ask for before the first duty. */
export interface FirstDutyPolicy {
  /** The first document that asks for it; null when none does. */
  readonly training: Source | null;
  readonly certificate: Source | null;
  readonly topics: readonly Listed[];
}

/** What is asked before the first duty: whatever one document asks for is asked for. */
export function firstDutyPolicy({ lists }: Pick<ChosenDocuments, 'lists'>): Result<FirstDutyPolicy> {
  const asked = readAll(lists, ELIGIBILITY_PARAMETERS.beforeDuty);
  if (!asked.ok) return asked;
  const topics = readListed(lists, ELIGIBILITY_PARAMETERS.trainingTopics);
  if (!topics.ok) return topics;
  return ok({
    training: surest(asked.value.filter(({ value }) => value.training)),
    certificate: surest(asked.value.filter(({ value }) => value.certificate)),
    topics: topics.value,
  });
}

/**
 * Whether a member may begin: training passed, and a certificate of that day or before (ELI-10). Topics are judged only
 * where somebody has listed what the training covered. Every condition is listed.
 */
export function mayBeginDuty(
  candidate: Candidate,
  policy: FirstDutyPolicy,
): { readonly allowed: boolean; readonly reasons: readonly LabelledReason[] } {
  const { firstDutyDay, trainingPassed, certificateDate, topics } = candidate;
  const reasons: LabelledReason[] = [];
  const add = (code: string, label: LabelledReason['label'], from: Pick<Source, 'clause' | 'basis'>, judged: Judged) =>
    reasons.push({ rule: 'ELI-10', code, label, unit: null, clause: from.clause, basis: from.basis, ...judged });
  if (policy.training)
    add('training-passed', LABELS.training, policy.training, {
      ok: trainingPassed,
      measured: trainingPassed,
      threshold: true,
    });
  if (policy.certificate)
    add('certificate-before-duty', LABELS.certificate, policy.certificate, {
      ok: certificateDate !== null && certificateDate <= firstDutyDay,
      measured: certificateDate,
      threshold: firstDutyDay,
    });
  for (const topic of topics === null ? [] : policy.topics) {
    const covered = topics!.has(topic.code);
    add(topic.code, topic.label, topic, { ok: covered, measured: covered, threshold: true });
  }
  return { allowed: reasons.every((reason) => reason.ok), reasons };
}

type Judged = Pick<LabelledReason, 'ok' | 'measured' | 'threshold'>;

const LABELS = {
  training: { zh: '通过岗前培训', en: 'Training before duty passed' },
  certificate: { zh: '上岗证不晚于首次上岗', en: 'Post certificate not after the first duty' },
};
