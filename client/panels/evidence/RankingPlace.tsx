import { useTranslation } from 'react-i18next';
import type { Consequence } from '../../../shared/assessment/consequences.ts';
import type { Period, PeriodKind } from '../../../shared/assessment/period.ts';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listRankings } from '../../../shared/http/endpoints/assessments.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { Section } from '../Section.tsx';
import { useNames } from '../use-names.ts';
import { Answered } from './Answered.tsx';
import { useAnswer } from './use-answer.ts';

export type Rankings = AnswerOf<typeof listRankings>;

interface RankingPlaceProps {
  readonly town: string;
  readonly period: Period;
  readonly kind: PeriodKind;
}

/** The place of a town among all in a period, with whom it shares it, and what follows by which clause. */
export function RankingPlace({ town, period, kind }: RankingPlaceProps) {
  const { t } = useTranslation();
  const answer = useAnswer<Rankings>(`/api/v1/rankings?period=${period}`);
  return (
    <Section title={t('evidence.ranking')} aside={`${t(`evidence.kind.${kind}`)} ${period}`}>
      <Answered answer={answer}>{(rankings) => <RankingLine town={town} rankings={rankings} />}</Answered>
    </Section>
  );
}

/** The place of one town, and what follows from it. */
export function RankingLine({ town, rankings }: { readonly town: string; readonly rankings: Rankings }) {
  const { t } = useTranslation();
  const names = useNames();
  const line = rankings.items.find((item) => item.town === town);
  if (!line) return <EmptyNote>{t('evidence.unranked')}</EmptyNote>;
  const sharing = rankings.items.filter((item) => item.rank === line.rank && item.town !== town);
  return (
    <>
      <p className="evidence-place">
        <b>{t('evidence.place', { rank: line.rank, of: rankings.items.length })}</b>
        <span>{t('explain.score', { score: line.score })}</span>
        {line.basis !== 'clause' && <BasisMark basis={line.basis} />}
        {line.tied && (
          <span>
            {t('evidence.tied', { towns: sharing.map((item) => names.town(item.town)).join(t('evidence.join')) })}
          </span>
        )}
        {rankings.partial && <span className="evidence-old">{t('evidence.provisional')}</span>}
      </p>
      {line.consequences === null && <EmptyNote>{t('evidence.notYours')}</EmptyNote>}
      {line.consequences?.length === 0 && <p className="muted">{t('evidence.noConsequence')}</p>}
      <ul className="evidence-list">
        {(line.consequences ?? []).map((one) => (
          <ConsequenceRow key={`${one.pack} ${one.id}`} consequence={one} />
        ))}
      </ul>
    </>
  );
}

function ConsequenceRow({ consequence }: { readonly consequence: Consequence }) {
  const { t } = useTranslation();
  const names = useNames();
  const { label, effects, amountFen, periods, clause, basis, provisional, rule } = consequence;
  return (
    <li>
      <b>{names.label(label)}</b>
      <span className="evidence-marks">
        {effects.map((effect) => (
          <em key={effect}>{t(`evidence.effect.${effect}`)}</em>
        ))}
        {amountFen !== null && <em>{t('evidence.yuan', { amount: yuanText(amountFen) })}</em>}
      </span>
      <small>
        {periods.join(' ')} · {rule} · {clause} {basis !== 'clause' && <BasisMark basis={basis} />}
        {provisional && ` · ${t('evidence.provisional')}`}
      </small>
    </li>
  );
}
