import { useTranslation } from 'react-i18next';
import { Deductions } from '../../panels/evidence/Deductions.tsx';
import { FundingLine, type Funding } from '../../panels/evidence/FundingSheet.tsx';
import type { Assessments } from '../../panels/evidence/GradeEvidence.tsx';
import { RankingLine, type Rankings } from '../../panels/evidence/RankingPlace.tsx';
import { ExplainedCard } from '../../panels/ExplainedCard.tsx';
import { Section } from '../../panels/Section.tsx';
import { useNames } from '../../panels/use-names.ts';
import { GradeMark } from '../../ui/ClassMark.tsx';
import { Icon } from '../../ui/Icon.tsx';

interface TownSheetProps {
  readonly town: string;
  readonly funding: Funding;
  readonly assessments: Assessments;
  readonly rankings: Rankings;
  readonly close: () => void;
}

/** Where the figures of one row come from: the same sheets that the panel of the town has. */
export function TownSheet({ town, funding, assessments, rankings, close }: TownSheetProps) {
  const { t } = useTranslation('finance');
  const { t: desk } = useTranslation();
  const names = useNames();
  const file = assessments.items.find((item) => item.town === town);
  return (
    <section className="plain-card account-card town-sheet" aria-label={names.town(town)}>
      <header>
        <h2>{names.town(town)}</h2>
        <button type="button" className="icon-button" aria-label={t('close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <ExplainedCard
        title={desk('explain.grade')}
        mark={<GradeMark grade={file?.grade?.value ?? null} />}
        explained={file?.grade ?? null}
      />
      <Section title={desk('evidence.funding')} aside={funding.year}>
        <FundingLine town={town} funding={funding} />
      </Section>
      <Section title={desk('evidence.ranking')} aside={rankings.period}>
        <RankingLine town={town} rankings={rankings} />
      </Section>
      {file && file.deductions.length > 0 && (
        <Section title={desk('evidence.deductions', { count: file.deductions.length })}>
          <Deductions deductions={file.deductions} />
        </Section>
      )}
    </section>
  );
}
