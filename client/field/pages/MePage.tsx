import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { waitsToBeTold } from '../../../shared/field/own-break.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { useField, useFieldFormats, useFieldParts, useOpened, useOwnBreak } from '../use-field.ts';

/** Who one is and one's shift, the position, the own break, how the page looks, and the way out. */
export function MePage() {
  const { t } = useTranslation('field');
  const { t: word } = useTranslation('words');
  const formats = useFieldFormats();
  const { store } = useFieldParts();
  const officer = useField((state) => state.answer?.officer);
  const language = useField((state) => state.language);
  const theme = useField((state) => state.theme);
  return (
    <div className="field-page me-page">
      {officer && (
        <header>
          <h1>{officer.name}</h1>
          <p>
            {word(`role.${officer.role}`)} · {officer.townName[language]}
          </p>
          <p>
            {t('shift')} {formats.shift(officer.shift)}
          </p>
        </header>
      )}
      <PositionState />
      <BreakSwitch />
      <ChoiceField
        label={t('theme')}
        choices={(['light', 'dark'] as const).map((value) => ({ value, name: t(`theme-${value}`) }))}
        chosen={theme}
        choose={(value) => store.setState({ theme: value === 'dark' ? 'dark' : 'light' })}
      />
      <ChoiceField
        label={t('language')}
        choices={[
          { value: 'zh', name: '中文' },
          { value: 'en', name: 'English' },
        ]}
        chosen={language}
        choose={(value) => store.setState({ language: value === 'en' ? 'en' : 'zh' })}
      />
      <SignOut />
      <p className="muted">{t('version')}</p>
    </div>
  );
}

function PositionState() {
  const { t } = useTranslation('field');
  const { positions } = useOpened();
  const tracking = useField((state) => state.tracking);
  const device = useField((state) => state.device);
  return (
    <section>
      <p data-tracking={tracking}>{t(`track-${tracking}`)}</p>
      {(tracking === 'not-allowed' || device === 'taken-over' || device === 'refused') && (
        <button type="button" className="field-button" onClick={() => positions.again()}>
          {t(tracking === 'not-allowed' ? 'allow-again' : 'take-over')}
        </button>
      )}
    </section>
  );
}

/** Begins and ends the own break; there is none to begin off duty, or before the shift is known. */
function BreakSwitch() {
  const { t } = useTranslation('field');
  const formats = useFieldFormats();
  const { rest } = useOpened();
  const tracking = useField((state) => state.tracking);
  const isWaiting = useField((state) => waitsToBeTold(state.outbox.items));
  const longestMinutes = useField((state) => state.answer?.longestBreakMinutes);
  const rests = useOwnBreak();
  if (tracking === 'off-duty' || tracking === 'unknown') return null;
  return (
    <section>
      {rests && (
        <p role="status">
          {t('break-since', { since: formats.minute(rests.startMs), until: formats.minute(rests.untilMs) })}
        </p>
      )}
      <button
        type="button"
        className={rests ? 'field-button is-main' : 'field-button'}
        aria-pressed={rests !== null}
        onClick={() => void rest(rests === null)}
      >
        {t(rests ? 'break-end' : 'break-begin')}
      </button>
      <p className="field-note">{t(rests ? 'break-now' : 'break-hint', { count: longestMinutes ?? 0 })}</p>
      {isWaiting && <p className="field-note">{t('break-waiting')}</p>}
    </section>
  );
}

/** Asks once more when something would be lost. */
function SignOut() {
  const { t } = useTranslation('field');
  const { signOut } = useOpened();
  const waiting = useField((state) => state.outbox.items.length);
  const [isSure, setIsSure] = useState(false);
  const leave = async () => {
    await signOut();
    location.replace('/sign-in');
  };
  return (
    <section>
      <button
        type="button"
        className="field-button is-loud"
        onClick={() => (waiting === 0 || isSure ? void leave() : setIsSure(true))}
      >
        {t('sign-out')}
      </button>
      <p className={isSure ? 'field-trouble' : 'field-note'} role={isSure ? 'alert' : undefined}>
        {isSure ? t('sign-out-sure', { count: waiting }) : t('sign-out-hint')}
      </p>
    </section>
  );
}
