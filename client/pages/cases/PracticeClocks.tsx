import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllCaseClocks } from '../../../shared/cases/clocks/case-clocks-schema.ts';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import { Section } from '../../panels/Section.tsx';
import { useActorNames } from '../../panels/use-actor-names.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { countdown } from '../../ui/countdown.ts';
import { Receipts } from './Receipts.tsx';

interface PracticeClocksProps {
  readonly detail: CaseDetail;
  /** Takes over the case after a receipt. */
  readonly put: (detail: CaseDetail) => void;
  /** Reads the case again: that somebody has seen a whistle leaves the case at its version. */
  readonly again: () => void;
}

/** How often the case is read while a whistle waits for its answer. */
const WHISTLE_EVERY_MS = 5_000;

/** The clocks of single practices, where they apply to the case: double ten, whistle, double report, the hops of a call. */
export function PracticeClocks({ detail, put, again }: PracticeClocksProps) {
  const { doubleTen, whistle, hotline, receipts } = detail.clocks;
  return (
    <>
      {doubleTen && <DoubleTen clock={doubleTen} />}
      {whistle && <Whistle clock={whistle} isOpen={detail.whistledMs !== null} again={again} />}
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

interface WhistleProps {
  readonly clock: NonNullable<AllCaseClocks['whistle']>;
  readonly isOpen: boolean;
  readonly again: () => void;
}

function Whistle({ clock, isOpen, again }: WhistleProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const nowMs = useServerNow();
  const nameOf = useActorNames();
  const { state, raisedMs, answeredAfterMs, arrivedAfterMs, alerted, desk } = clock;
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(again, WHISTLE_EVERY_MS);
    return () => clearInterval(timer);
  }, [isOpen, again]);
  return (
    <Section title={t('whistle')}>
      <ul className="practice-steps">
        <li className={state === 'unanswered' ? 'is-late' : `is-${state}`}>
          <b>{formats.minute(raisedMs)}</b>
          <span>{word(`whistleState.${state}`)}</span>
          {state === 'unanswered' && <time className="case-late">{countdown(nowMs - raisedMs, t('day-mark'))}</time>}
        </li>
        {desk !== null && (
          <li className="is-late" role="alert" data-desk={desk.why}>
            <b>{formats.minute(desk.sinceMs)}</b>
            <span>{t(`desk-${desk.why}`)}</span>
          </li>
        )}
        {alerted.map(({ officer, seenMs }) => (
          <li key={officer} className={seenMs === null ? 'is-waiting' : 'is-met'} data-alerted={officer}>
            <b>{nameOf(officer)}</b>
            <span>{seenMs === null ? t('alerted-unseen') : t('alerted-seen', { time: formats.minute(seenMs) })}</span>
          </li>
        ))}
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
