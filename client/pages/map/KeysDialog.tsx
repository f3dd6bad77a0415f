import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

const KEYS = [
  ['/', 'keys.search'],
  ['↑ ↓', 'keys.walk'],
  ['Enter', 'keys.enter'],
  ['⌫', 'keys.up'],
  ['Esc', 'keys.close'],
  ['?', 'keys.help'],
] as const;

/** What the keyboard does. */
export function KeysDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{t('keys.title')}</h2>
      <dl>
        {KEYS.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button" onClick={() => dialog.current?.close()}>
        {t('keys.done')}
      </button>
    </dialog>
  );
}
