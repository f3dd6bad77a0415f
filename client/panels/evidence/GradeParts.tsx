import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Period } from '../../../shared/assessment/period.ts';
import type { Rate } from '../../../shared/assessment/rates.ts';
import type { TownFile } from '../../../shared/assessment/town-file.ts';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listAssessments } from '../../../shared/http/endpoints/assessments.ts';
import { rateMakeup, type EvidencePlace } from '../../selectors/rate-evidence.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { useFormats } from '../use-formats.ts';
import { useNames } from '../use-names.ts';

type Rules = AnswerOf<typeof listAssessments>['rules'];

interface GradePartsProps {
  readonly file: TownFile;
  readonly rules: Rules;
  readonly choose: (period: Period) => void;
  readonly show: (place: EvidencePlace) => void;
}

/** The months that a quarter or year is made of, each leading there, and every rate with its two numbers on a click. */
export function GradeParts({ file, rules, choose, show }: GradePartsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [open, setOpen] = useState<string | null>(null);
  const months = file.months.length > 1 || file.months[0] !== file.period ? file.months : [];
  const scoreOf = (month: string) => file.grade?.parts.find(({ id }) => id === month)?.raw;
  return (
    <>
      {months.length > 0 && (
        <ul className="evidence-months" aria-label={t('evidence.months')}>
          {months.map((month) => (
            <li key={month}>
              <button type="button" onClick={() => choose(month)}>
                {month} <b>{scoreOf(month) === undefined ? '–' : formats.points(scoreOf(month)!)}</b>
              </button>
            </li>
          ))}
        </ul>
      )}
      <ul className="evidence-parts">
        {file.rates.map((rate) => (
          <RateRow
            key={rate.id}
            rate={rate}
            rules={rules}
            isOpen={open === rate.id}
            toggle={() => setOpen(open === rate.id ? null : rate.id)}
            show={show}
          />
        ))}
      </ul>
      {file.rates.length === 0 && <p className="muted">{t('evidence.noRates')}</p>}
    </>
  );
}

interface RateRowProps {
  readonly rate: Rate;
  readonly rules: Rules;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly show: (place: EvidencePlace) => void;
}

function RateRow({ rate, rules, isOpen, toggle, show }: RateRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useNames();
  const id = useId();
  const makeup = rules && rateMakeup(rules.rates, rate.id);
  const counts = { numerator: formats.count(rate.numerator), denominator: formats.count(rate.denominator) };
  return (
    <li>
      <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
        <span>{names.label(rate.label)}</span>
        <small>{t('explain.ratio', counts)}</small>
        <b>{rate.value === null ? '–' : formats.share(rate.value)}</b>
      </button>
      <div id={id} className="evidence-detail" hidden={!isOpen}>
        {makeup && (
          <dl>
            <dt>{makeup.numerator.map(names.label).join(' + ')}</dt>
            <dd>{counts.numerator}</dd>
            <dt>{makeup.denominator.map(names.label).join(' + ')}</dt>
            <dd>{counts.denominator}</dd>
          </dl>
        )}
        {rate.denominator === 0 && <p>{t('evidence.zero')}</p>}
        <p className="clause">
          {t('explain.clause', { clause: rate.clause })} {rate.basis === 'assumed' && <BasisMark basis="assumed" />}
        </p>
        {makeup?.place && <PlaceLink place={makeup.place} show={show} />}
      </div>
    </li>
  );
}

function PlaceLink({ place, show }: { readonly place: EvidencePlace; readonly show: RateRowProps['show'] }) {
  const { t } = useTranslation();
  const isLate = place.tab === 'cases' && place.only === 'late';
  return (
    <button type="button" className="link" onClick={() => show(place)}>
      {isLate ? t('evidence.toLate') : t(`evidence.to.${place.tab}`)}
    </button>
  );
}
