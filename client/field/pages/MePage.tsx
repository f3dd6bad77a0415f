import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { useField, useFieldFormats, useFieldParts, useOpened } from '../use-field.ts';

/** Who one is and one's shift, the position with its pause, how the page looks, and the way out. */
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
            {t('shift')} {formats.clockMinute(officer.shift.startMinute)}–{formats.clockMinute(officer.shift.endMinute)}
          </p>
        </header>
      )}
      <PositionSwitch />
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

function PositionSwitch() {
  const { t } = useTranslation('field');
  const { positions } = useOpened();
  const isPaused = useField((state) => state.isPaused);
  const tracking = useField((state) => state.tracking);
  const device = useField((state) => state.device);
  return (
    <section>
      <p data-tracking={tracking}>{t(`track-${tracking}`)}</p>
      <button
        type="button"
        className="field-button"
        aria-pressed={isPaused}
        onClick={() => void positions.pause(!isPaused)}
      >
        {t(isPaused ? 'resume-position' : 'pause-position')}
      </button>
      {isPaused && <p className="field-note">{t('pause-hint')}</p>}
      {(tracking === 'not-allowed' || device === 'taken-over' || device === 'refused') && (
        <button type="button" className="field-button" onClick={() => positions.again()}>
          {t(tracking === 'not-allowed' ? 'allow-again' : 'take-over')}
        </button>
      )}
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
