import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { periodKind, type Period } from '../../../shared/assessment/period.ts';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listAssessments } from '../../../shared/http/endpoints/assessments.ts';
import type { EvidencePlace } from '../../selectors/rate-evidence.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { GradeMark } from '../../ui/ClassMark.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { ExplainedCard } from '../ExplainedCard.tsx';
import { Section } from '../Section.tsx';
import { Answered } from './Answered.tsx';
import { Deductions } from './Deductions.tsx';
import { GradeParts } from './GradeParts.tsx';
import { PeriodSwitch } from './PeriodSwitch.tsx';
import { RankingPlace } from './RankingPlace.tsx';
import { useAnswer } from './use-answer.ts';

export type Assessments = AnswerOf<typeof listAssessments>;

interface GradeEvidenceProps {
  readonly town: string;
  /** Opens the tab where the things behind a rate are. */
  readonly show: (place: EvidencePlace) => void;
}

/** The grade of a month, a quarter or a year, what is behind each part of it, its place among all, and what follows. */
export function GradeEvidence({ town, show }: GradeEvidenceProps) {
  const [period, setPeriod] = useState<Period | null>(null);
  const answer = useAnswer<Assessments>(`/api/v1/assessments${period === null ? '' : `?period=${period}`}`);
  return (
    <Answered answer={answer}>
      {(assessments) => <InPeriod town={town} assessments={assessments} choose={setPeriod} show={show} />}
    </Answered>
  );
}

interface InPeriodProps extends GradeEvidenceProps {
  readonly assessments: Assessments;
  readonly choose: (period: Period) => void;
}

function InPeriod({ town, assessments, choose, show }: InPeriodProps) {
  const { t } = useTranslation();
  const { period, recorded, rules, provenance } = assessments;
  const file = assessments.items.find((item) => item.town === town);
  if (recorded.length === 0) return <EmptyNote>{t('evidence.noMonths')}</EmptyNote>;
  return (
    <>
      <PeriodSwitch period={period} recorded={recorded} choose={choose} />
      {!rules && <EmptyNote>{t('evidence.noRules')}</EmptyNote>}
      {file?.partial && <p className="evidence-old">{t('evidence.partial', { months: file.missing.join(' ') })}</p>}
      {file ? (
        <>
          <ExplainedCard
            title={t('explain.grade')}
            mark={<GradeMark grade={file.grade?.value ?? null} />}
            explained={file.grade}
          />
          <Section title={t('evidence.behind')} aside={t('evidence.behindHint')}>
            <GradeParts key={period} file={file} rules={rules} choose={choose} show={show} />
          </Section>
          {file.deductions.length > 0 && (
            <Section title={t('evidence.deductions', { count: file.deductions.length })}>
              <Deductions deductions={file.deductions} />
            </Section>
          )}
        </>
      ) : (
        <EmptyNote>{t('evidence.notAssessed')}</EmptyNote>
      )}
      <RankingPlace town={town} period={period} kind={periodKind(period)} />
      {provenance.length > 0 && file?.grade?.basis === 'simulated' && (
        <p className="evidence-note">
          <BasisMark basis="simulated" /> {t('evidence.simulated')}
        </p>
      )}
    </>
  );
}
