import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { getTownZoning } from '../../../shared/http/endpoints/zoning.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { ZoneMark } from '../../ui/ClassMark.tsx';
import { ExplainedCard } from '../ExplainedCard.tsx';
import { Section } from '../Section.tsx';
import { usePlaces } from '../use-places.ts';
import { useNames } from '../use-names.ts';
import { Answered } from './Answered.tsx';
import { ZoneFigures } from './ZoneFigures.tsx';
import { useAnswer } from './use-answer.ts';

type TownZoning = AnswerOf<typeof getTownZoning>;

/** The class of a town on a day: the figures behind it, and every change with its day, reason and who decided. */
export function ZoneHistory({ town }: { readonly town: string }) {
  const { t } = useTranslation();
  const [day, setDay] = useState('');
  const answer = useAnswer<TownZoning>(`/api/v1/towns/${town}/zoning${day === '' ? '' : `?day=${day}`}`);
  return (
    <>
      <label className="evidence-day">
        {t('evidence.onDay')}
        <input type="date" value={day || (answer.value?.day ?? '')} onChange={(event) => setDay(event.target.value)} />
      </label>
      <Answered answer={answer}>{(zoning) => <History town={town} zoning={zoning} />}</Answered>
    </>
  );
}

function History({ town, zoning }: { readonly town: string; readonly zoning: TownZoning }) {
  const { t } = useTranslation();
  const names = useNames();
  const places = usePlaces();
  const { zone, initial, changes } = zoning;
  const decision = zone?.decision;
  const properties = places.town(town)?.properties;
  return (
    <>
      <ExplainedCard title={t('explain.zone')} mark={<ZoneMark zone={zone?.value ?? null} long />} explained={zone} />
      {decision && (
        <p className="evidence-note">
          {t('evidence.decided', {
            from: decision.day ?? t('evidence.beginning'),
            by: names.label(decision.decidedBy),
            reason: names.label(decision.reason),
          })}{' '}
          {decision.basis !== 'source' && <BasisMark basis={decision.basis} />}
        </p>
      )}
      {zone && properties && (
        <Section title={t('evidence.behind')} aside={t('evidence.behindHint')}>
          <ZoneFigures zone={zone} town={properties} />
        </Section>
      )}
      <Section title={t('evidence.history')} aside={t('evidence.changes', { count: changes.length })}>
        <ol className="evidence-history">
          <li>
            <time>{t('evidence.beginning')}</time>
            <Step step={initial} />
          </li>
          {changes.map((change) => (
            <li key={`${change.day} ${change.cause}`}>
              <time>{change.day}</time>
              <span>
                <Step step={change.before} /> → <Step step={change.after} />
              </span>
              <p>
                {names.label(change.reason)} {change.basis !== 'source' && <BasisMark basis={change.basis} />}
              </p>
              <small>
                {t(`evidence.cause.${change.cause}`)}
                {!change.measured && ` · ${t('evidence.notMeasured')}`} · {names.label(change.decidedBy)}
              </small>
            </li>
          ))}
        </ol>
        {changes.length === 0 && <p className="muted">{t('evidence.noChange')}</p>}
      </Section>
    </>
  );
}

function Step({ step }: { readonly step: TownZoning['initial'] }) {
  return (
    <span className="evidence-step">
      <ZoneMark zone={step?.classId ?? null} /> {step?.score}
    </span>
  );
}
