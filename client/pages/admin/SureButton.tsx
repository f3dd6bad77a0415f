import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface SureButtonProps {
  readonly name: string;
  /** What happens, in a sentence, before it is pressed again. */
  readonly sure: string;
  readonly run: () => void;
}

/** Something that cannot be taken back: the first press says what it is, the second does it, Escape or the other button does not. */
export function SureButton({ name, sure, run }: SureButtonProps) {
  const { t } = useTranslation('admin');
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked)
    return (
      <button type="button" className="button" onClick={() => setIsAsked(true)}>
        {name}…
      </button>
    );
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    setIsAsked(false);
  };
  return (
    <div className="sure" role="group" aria-label={name} onKeyDown={key}>
      <p className="form-trouble" role="alert">
        {sure}
      </p>
      <div className="button-row">
        <button
          type="button"
          className="button button-main"
          autoFocus
          onClick={() => {
            setIsAsked(false);
            run();
          }}
        >
          {name}
        </button>
        <button type="button" className="button" onClick={() => setIsAsked(false)}>
          {t('keep')}
        </button>
      </div>
    </div>
  );
}
