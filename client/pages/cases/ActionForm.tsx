import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferedAction } from '../../../shared/cases/case-action.ts';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import { useDistrict } from '../../stores/use-stores.ts';
import { isReady, stepOf, type StepTexts } from '../../selectors/step-form.ts';
import { AskedFor } from './AskedFor.tsx';
import { StepFields } from './StepFields.tsx';
import type { StepInput, StepTaker } from './use-take-step.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';

interface ActionFormProps {
  readonly detail: CaseDetail;
  readonly offer: OfferedAction;
  readonly taker: StepTaker;
  /** Somebody has taken a step since this form was begun, and nobody has looked at it yet: nothing is sent. */
  readonly isOvertaken: boolean;
  readonly close: () => void;
}

/** The form of one action, made from what the server says that it needs. Ctrl+Enter sends, Escape leaves it. */
export function ActionForm({ detail, offer, taker, isOvertaken, close }: ActionFormProps) {
  const { t } = useTranslation('cases');
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const form = useRef<HTMLFormElement>(null);
  const [texts, setTexts] = useState<StepTexts>({});
  const [photo, setPhoto] = useState<File | null>(null);
  const { action, needs } = offer;
  const isDecision = detail.pending === action;
  const name = isDecision ? t('decide', { what: t(`do.${action}`) }) : t(`do.${action}`);
  const ready = !isOvertaken && isReady(needs, texts, photo !== null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('textarea, input, select, button')?.focus();
  }, []);

  async function send(more: StepTexts = {}): Promise<void> {
    const given = { ...texts, ...more };
    if (taker.isBusy || isOvertaken || !isReady(needs, given, photo !== null)) return;
    const step: StepInput = { ...stepOf(action, needs, given, timeZone), ...(photo ? { photo } : {}) };
    if (await taker.take(detail, step)) close();
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };

  return (
    <form ref={form} className="action-form" aria-label={name} onKeyDown={onKeyDown} onSubmit={onSubmit}>
      {isDecision && <AskedFor detail={detail} />}
      <StepFields
        detail={detail}
        offer={offer}
        texts={texts}
        photo={photo}
        put={(field, text) => setTexts({ ...texts, [field]: text })}
        putPhoto={setPhoto}
        sendWith={(more) => {
          setTexts({ ...texts, ...more });
          void send(more);
        }}
        errors={taker.failure?.errors ?? []}
      />
      {taker.failure && !isOvertaken && (
        <p className="form-trouble" role="alert">
          {taker.failure.status === null ? t('no-answer') : <TroubleText failure={taker.failure} />}
        </p>
      )}
      <div className="action-form-end">
        <button type="submit" className="button button-main" disabled={!ready || taker.isBusy}>
          {taker.isBusy ? t('sending') : name}
        </button>
        <button type="button" className="button" onClick={close}>
          {t('leave-form')}
        </button>
      </div>
    </form>
  );
}
