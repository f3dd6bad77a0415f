import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { oneAtATime } from '../../ui/one-at-a-time.ts';
import type { FetchFailure } from '../../wire/fetch-json.ts';
import { Troubled } from './Troubled.tsx';

interface CardFormProps {
  readonly title: string;
  readonly saveWord: string;
  readonly isReady: boolean;
  readonly failure: FetchFailure | null;
  /** Words of the page for a failure. */
  readonly said?: ((failure: FetchFailure) => string | null) | undefined;
  readonly submit: () => Promise<void>;
  readonly cancel: () => void;
  readonly children: ReactNode;
}

/** A form on a card of its own: its fields, why it was refused, and the way back. */
export function CardForm({ title, saveWord, isReady, failure, said, submit, cancel, children }: CardFormProps) {
  const { t } = useTranslation('admin');
  const [press] = useState(oneAtATime);
  return (
    <section className="plain-card" aria-label={title}>
      <h2>{title}</h2>
      <form
        className="sign-in-form"
        onSubmit={(event) => {
          event.preventDefault();
          void press(() => submit().then(() => false));
        }}
      >
        {children}
        <Troubled failure={failure} said={said} />
        <div className="button-row">
          <button type="submit" className="button button-main" disabled={!isReady}>
            {saveWord}
          </button>
          <button type="button" className="button" onClick={cancel}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </section>
  );
}
