import { useEffect, useRef, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCase } from '../../../shared/desk/desk-filter.ts';
import { SEVERITIES } from '../../../shared/model/case.ts';
import { useStores, useView } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useTurn } from '../../ui/use-turn.ts';
import { CaseLineField } from './CaseLineField.tsx';
import { ClassField } from './ClassField.tsx';
import { DuplicateRows } from './DuplicateRows.tsx';
import { PlaceField } from './PlaceField.tsx';
import { useCallDraft } from './use-call-draft.ts';
import { useDuplicates } from './use-duplicates.ts';
import { bodyOf, useOpenCall, type OpenedCall } from './use-open-call.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';

interface CallFormProps {
  /** Takes over the case that the call has become. */
  readonly took: (items: readonly DeskCase[]) => void;
  /** The same; not called when the form was left while it was being sent. */
  readonly opened: (call: OpenedCall) => void;
  readonly close: () => void;
}

/** A call is taken in: words first, then what, where and who. Works without a mouse; Ctrl+Enter opens the case. */
export function CallForm({ took, opened, close }: CallFormProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const { view } = useStores();
  const isPlacing = useView((state) => state.isPlacing);
  const { draft, put, clear } = useCallDraft();
  const opener = useOpenCall((sent) => put({ sent }));
  const turn = useTurn();
  const words = useRef<HTMLTextAreaElement>(null);
  const [lon, lat] = draft.place ?? [null, null];
  const near = useDuplicates({ kind: draft.kind, category: draft.category, lon, lat });
  const body = bodyOf(draft);
  useEffect(() => words.current?.focus(), []);
  useEffect(() => {
    view.getState().pinned(draft.place);
  }, [view, draft.place]);
  useEffect(() => () => view.getState().pinned(null), [view]);

  async function send(): Promise<void> {
    if (!body || opener.isBusy) return;
    const isLast = turn.begin();
    const call = await opener.open(draft);
    if (!call) return;
    clear();
    took([call.detail]);
    if (isLast()) opened(call);
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
    // What is found in a box is not yet sent with the form.
    else if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.role === 'combobox')
      event.preventDefault();
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };

  return (
    <aside className="case-sheet call-form" aria-label={t('new-call')} data-placing={isPlacing}>
      <button type="button" className="icon-button sheet-close" aria-label={t('close')} onClick={close}>
        <Icon name="close" />
      </button>
      <form onSubmit={onSubmit} onKeyDown={onKeyDown}>
        <h2>{t('new-call')}</h2>
        <div className="field">
          <label htmlFor="call-words">{t('what-said')}</label>
          <textarea
            ref={words}
            id="call-words"
            rows={3}
            required
            maxLength={2000}
            value={draft.description}
            onChange={({ target }) => put({ description: target.value })}
          />
        </div>
        <ClassField draft={draft} put={put} />
        {draft.code !== null && (
          <div className="field">
            <CaseLineField
              id="call-line"
              name={t('field.line')}
              code={draft.code}
              value={draft.line}
              put={(line) => put({ line })}
            />
          </div>
        )}
        <PlaceField draft={draft} put={put} />
        {near.length > 0 && (
          <section className="duplicates" aria-live="polite">
            <h3>{t('maybe-the-same', { count: near.length })}</h3>
            <p className="field-hint">{t('merge-hint')}</p>
            <DuplicateRows items={near} chosen={draft.into} choose={(into) => put({ into })} />
          </section>
        )}
        <div className="field-row">
          <div className="field">
            <label htmlFor="call-severity">{t('severity')}</label>
            <select
              id="call-severity"
              value={draft.severity}
              onChange={({ target }) => put({ severity: target.value as (typeof SEVERITIES)[number] })}
            >
              {SEVERITIES.map((severity) => (
                <option key={severity} value={severity}>
                  {word(`severity.${severity}`)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="call-name">{t('caller-name')}</label>
            <input
              id="call-name"
              type="text"
              autoComplete="off"
              maxLength={100}
              value={draft.name}
              onChange={({ target }) => put({ name: target.value })}
            />
          </div>
          <div className="field">
            <label htmlFor="call-phone">{t('caller-phone')}</label>
            <input
              id="call-phone"
              type="tel"
              autoComplete="off"
              maxLength={30}
              value={draft.phone}
              onChange={({ target }) => put({ phone: target.value })}
            />
          </div>
        </div>
        {opener.failure && (
          <p className="form-trouble" role="alert">
            {opener.failure.status === null ? t('no-answer') : <TroubleText failure={opener.failure} />}
            {opener.failure.errors?.map(({ path, message }) => ` ${path}: ${message}`)}
          </p>
        )}
        <div className="action-form-end">
          <button type="submit" className="button button-main" disabled={!body || opener.isBusy}>
            {t(opener.isBusy ? 'sending' : draft.into === '' ? 'open-case' : 'open-and-merge')}
          </button>
          <button type="button" className="button" onClick={clear}>
            {t('clear-form')}
          </button>
          {!body && <small className="muted">{t(draft.place ? 'words-needed' : 'place-needed')}</small>}
        </div>
      </form>
    </aside>
  );
}
