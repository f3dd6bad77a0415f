import { useTranslation } from 'react-i18next';
import type { SheetLine } from '../../../shared/funding/payout-sheet.ts';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { getFunding } from '../../../shared/http/endpoints/funding.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { GradeMark } from '../../ui/ClassMark.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { Section } from '../Section.tsx';
import { useExplained } from '../use-explained.ts';
import { useFormats } from '../use-formats.ts';
import { useMay } from '../use-may.ts';
import { useNames } from '../use-names.ts';
import { Answered } from './Answered.tsx';
import { useAnswer } from './use-answer.ts';

export type Funding = AnswerOf<typeof getFunding>;

/** What a town is given in the year and how it comes about, to the fen; only for those who may read payout sheets. */
export function FundingSheet({ town }: { readonly town: string }) {
  const { t } = useTranslation();
  const may = useMay('funding:read', { town });
  const answer = useAnswer<Funding>(may ? '/api/v1/funding' : null);
  if (!may)
    return (
      <Section title={t('evidence.funding')}>
        <EmptyNote>{t('evidence.fundingRefused')}</EmptyNote>
      </Section>
    );
  return (
    <Section title={t('evidence.funding')} aside={answer.value?.year}>
      <Answered answer={answer}>{(value) => <FundingLine town={town} funding={value} />}</Answered>
    </Section>
  );
}

/** The line of one town in the sheet of a year, with its working. */
export function FundingLine({ town, funding }: { readonly town: string; readonly funding: Funding }) {
  const names = useNames();
  const line = funding.lines.find((one) => one.town === town);
  if (!line?.amounts) return <EmptyNote>{names.label(funding.notice)}</EmptyNote>;
  return (
    <>
      {line.state !== 'final' && <p className="evidence-old">{names.label(funding.notice)}</p>}
      <Working line={line} />
      {line.payout ? <Lines payout={line.payout} /> : <Parts amounts={line.amounts} />}
      {line.payout && <OtherGrades payout={line.payout} />}
    </>
  );
}

/** The grade that pays, the months that it is of, and what of it is assumed or simulated. */
function Working({ line: { grade, score, payout, budget } }: { readonly line: SheetLine }) {
  const { t } = useTranslation();
  return (
    <p className="evidence-place">
      <GradeMark grade={grade} />
      {score && <span>{t('explain.score', { score: score.score })}</span>}
      {score && <span>{t('evidence.fromMonths', { count: score.months.length })}</span>}
      {payout && payout.basis !== 'clause' && <BasisMark basis={payout.basis} />}
      {budget && (
        <small>
          {t(`evidence.budgetFrom.${budget.from}`)}{' '}
          {budget.basis !== 'clause' && budget.basis !== 'source' && <BasisMark basis={budget.basis} />}
        </small>
      )}
    </p>
  );
}

function Lines({ payout: { budgetFen, lines } }: { readonly payout: NonNullable<SheetLine['payout']> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useNames();
  return (
    <table className="evidence-money">
      <tbody>
        <tr>
          <th scope="row">{t('evidence.budget')}</th>
          <td>{yuanText(budgetFen)}</td>
        </tr>
        {lines.map((line) => (
          <tr key={line.id} className={`money-${line.id}`}>
            <th scope="row">
              {names.label(line.label)} {line.share !== null && formats.share(line.share)}
              <small>
                {line.clause} {line.basis === 'assumed' && <BasisMark basis="assumed" />}
              </small>
            </th>
            <td>{yuanText(line.amountFen)}</td>
          </tr>
        ))}
      </tbody>
      <caption>{t('evidence.inYuan')}</caption>
    </table>
  );
}

function Parts({ amounts }: { readonly amounts: NonNullable<SheetLine['amounts']> }) {
  const { t } = useTranslation();
  const rows = [
    [t('evidence.budget'), amounts.budgetFen],
    [t('evidence.base'), amounts.baseFen],
    [t('evidence.undecided'), amounts.undecidedFen],
  ] as const;
  return (
    <table className="evidence-money">
      <tbody>
        {rows.map(([name, fen]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{yuanText(fen)}</td>
          </tr>
        ))}
      </tbody>
      <caption>{t('evidence.inYuan')}</caption>
    </table>
  );
}

/** What another grade would pay. */
function OtherGrades({ payout: { otherGrades } }: { readonly payout: NonNullable<SheetLine['payout']> }) {
  const { t } = useTranslation();
  const texts = useExplained();
  return (
    <ul className="evidence-note">
      {otherGrades.map(({ value, direction, points, paidFen }) => (
        <li key={value}>
          {t(`explain.${direction}`, { band: texts.band(value), points: String(Number(points.toFixed(2))) })} →{' '}
          {t('evidence.wouldPay', { amount: yuanText(paidFen) })}
        </li>
      ))}
    </ul>
  );
}
