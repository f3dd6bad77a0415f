import { useTranslation } from 'react-i18next';
import type { AllCaseClocks } from '../../../shared/cases/clocks/case-clocks-schema.ts';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import { Section } from '../../panels/Section.tsx';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { countdown } from '../../ui/countdown.ts';
import { Receipts } from './Receipts.tsx';

interface PracticeClocksProps {
  readonly detail: CaseDetail;
  /** Takes over the case after a receipt. */
  readonly put: (detail: CaseDetail) => void;
}

/** The clocks of single practices, where they apply to the case: double ten, whistle, double report, the hops of a call. */
export function PracticeClocks({ detail, put }: PracticeClocksProps) {
  const { doubleTen, whistle, hotline, receipts } = detail.clocks;
  return (
    <>
      {doubleTen && <DoubleTen clock={doubleTen} />}
      {whistle && <Whistle clock={whistle} />}
      {receipts.length > 0 && <Receipts detail={detail} put={put} />}
      {hotline && <Hotline clock={hotline} />}
    </>
  );
}

function DoubleTen({ clock }: { readonly clock: NonNullable<AllCaseClocks['doubleTen']> }) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const nowMs = useServerNow();
  return (
    <Section title={t('double-ten')}>
      <ul className="practice-steps">
        {(['persuade', 'notice'] as const).map((part) => {
          const { state, dueMs, receivedMs } = clock[part];
          const isLate = state === 'missed' || (state === 'running' && dueMs !== null && nowMs > dueMs);
          return (
            <li key={part} className={isLate ? 'is-late' : `is-${state}`}>
              <b>{t(`ten-${part}`)}</b>
              <span>
                {word(`tenState.${isLate ? 'missed' : state}`)}
                {receivedMs !== null && ` · ${t('told-later', { time: formats.moment(receivedMs, nowMs) })}`}
              </span>
              {state === 'running' && dueMs !== null && (
                <time className={isLate ? 'case-late' : undefined}>{countdown(dueMs - nowMs, t('day-mark'))}</time>
              )}
            </li>
          );
        })}
      </ul>
      <p className="clause">
        {clock.reasons
          .map(({ clause }) => clause)
          .filter(isFirst)
          .join(' · ')}
      </p>
    </Section>
  );
}

function Whistle({ clock }: { readonly clock: NonNullable<AllCaseClocks['whistle']> }) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const nowMs = useServerNow();
  const { state, raisedMs, answeredAfterMs, arrivedAfterMs } = clock;
  return (
    <Section title={t('whistle')}>
      <ul className="practice-steps">
        <li className={state === 'unanswered' ? 'is-late' : `is-${state}`}>
          <b>{formats.minute(raisedMs)}</b>
          <span>{word(`whistleState.${state}`)}</span>
          {state === 'unanswered' && <time className="case-late">{countdown(nowMs - raisedMs, t('day-mark'))}</time>}
        </li>
        {answeredAfterMs !== null && (
          <li>
            <b>{t('answered-after')}</b>
            <span>{formats.age(answeredAfterMs)}</span>
          </li>
        )}
        {arrivedAfterMs !== null && (
          <li>
            <b>{t('arrived-after')}</b>
            <span>{formats.age(arrivedAfterMs)}</span>
          </li>
        )}
      </ul>
    </Section>
  );
}

function Hotline({ clock }: { readonly clock: NonNullable<AllCaseClocks['hotline']> }) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const nowMs = useServerNow(10_000);
  return (
    <Section title={t('hotline')}>
      <ol className="practice-steps">
        {clock.hops.map(({ hop, doneMs, tookMs }) => (
          <li key={hop} className={doneMs !== null ? 'is-met' : hop === clock.next ? 'is-running' : 'is-waiting'}>
            <b>{word(`hop.${hop}`)}</b>
            <span>
              {doneMs === null ? t(hop === clock.next ? 'hop-next' : 'hop-waits') : formats.moment(doneMs, nowMs)}
              {tookMs !== null && tookMs > 0 && ` · ${formats.age(tookMs)}`}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function isFirst(text: string, at: number, all: readonly string[]): boolean {
  return all.indexOf(text) === at;
}
