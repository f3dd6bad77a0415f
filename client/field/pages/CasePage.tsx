import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAction } from '../../../shared/cases/case-action.ts';
import { offeredAfter } from '../../../shared/field/offered-offline.ts';
import type { FieldCase } from '../../../shared/http/endpoints/field.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { ActionForm } from '../parts/ActionForm.tsx';
import { arrivalHint } from '../parts/arrival-hint.ts';
import { CaseClock } from '../parts/CaseCard.tsx';
import { CaseHistory } from '../parts/CaseHistory.tsx';
import { FacilityViews } from '../parts/FacilityViews.tsx';
import { PlaceLine } from '../parts/PlaceLine.tsx';
import { useActionWords } from '../parts/use-action-words.ts';
import { waitingSteps } from '../parts/waiting-steps.ts';
import { useField, useServerMs } from '../use-field.ts';

/** Steps of the street in the order in which they come; the first that is offered is the big one. */
const STREET: readonly CaseAction[] = [
  'answer-whistle',
  'arrive',
  'verify-report',
  'check',
  'persuade',
  'order-correction',
  'handle',
  'feedback',
  'whistle',
  'return',
];

/** A case with its clock and place, what may be done now, and what happened. */
export function CasePage({ id }: { readonly id: string }) {
  const { t } = useTranslation('field');
  const item = useField((state) => state.answer?.cases.find((one) => one.id === id));
  const other = useField((state) => state.answer?.others.find((one) => one.id === id));
  if (!item && !other)
    return (
      <EmptyNote>
        <b>{t('case-gone')}</b>
        <span>{t('case-gone-hint')}</span>
      </EmptyNote>
    );
  return (
    <article className="field-page case-page">
      <CaseHead item={(item ?? other)!} />
      {item?.kind === 'facility' && <FacilityViews item={item} />}
      {item && <CaseSteps key={item.id} item={item} />}
      {item && <CaseHistory item={item} />}
    </article>
  );
}

function CaseHead({ item }: { readonly item: CaseView }) {
  const { t: word } = useTranslation('words');
  return (
    <header className="case-head">
      <h1>
        {word(`category.${item.category}`)} <small>{word(`caseState.${item.state}`)}</small>
      </h1>
      <CaseClock item={item} />
      <p>{item.description}</p>
      <PlaceLine item={item} />
      <small className="muted">{item.id}</small>
    </header>
  );
}

function CaseSteps({ item }: { readonly item: FieldCase }) {
  const { t } = useTranslation('field');
  const doing = useActionWords();
  const items = useField((state) => state.outbox.items);
  const [open, setOpen] = useState<CaseAction | null>(null);
  const waiting = waitingSteps(items, item.id);
  const offered = offeredAfter(item, waiting);
  const form = offered.find(({ action }) => action === open);
  const often = STREET.flatMap((action) => offered.filter((one) => one.action === action));
  // Whatever else is offered is one tap further away.
  const seldom = offered.filter((one) => !often.includes(one));
  const button = ({ action }: { readonly action: CaseAction }, at: number) => (
    <button
      key={action}
      type="button"
      className={at === 0 ? 'field-button is-main' : 'field-button'}
      data-action={action}
      onClick={() => setOpen(action)}
    >
      {doing(action)}
    </button>
  );
  return (
    <section className="case-steps" aria-live="polite">
      {waiting.length > 0 && (
        <p className="case-waiting">
          {t('waiting-steps', { steps: waiting.map(doing).join('、') })}
          {offered.length === 0 && <span> {t('wait-for-answer')}</span>}
        </p>
      )}
      {form ? (
        <>
          {form.action === 'arrive' && <ArrivalHint item={item} />}
          <ActionForm
            key={form.action}
            caseId={item.id}
            version={item.version}
            offered={form}
            closed={() => setOpen((now) => (now === form.action ? null : now))}
          />
        </>
      ) : (
        <>
          <div className="step-buttons">{often.map(button)}</div>
          {seldom.length > 0 && (
            <details>
              <summary>{t('more')}</summary>
              <div className="step-buttons">{seldom.map((one) => button(one, 1))}</div>
            </details>
          )}
        </>
      )}
    </section>
  );
}

/** Says beforehand how an arrival would be recorded. */
function ArrivalHint({ item }: { readonly item: FieldCase }) {
  const { t } = useTranslation('field');
  const fix = useField((state) => state.fix);
  const answer = useField((state) => state.answer);
  const nowMs = useServerMs();
  if (!answer) return null;
  return <p className="field-note">{t(`arrive-${arrivalHint(item.grid, { fix, answer, nowMs })}`)}</p>;
}
