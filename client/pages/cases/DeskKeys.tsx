import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_ACTIONS } from '../../../shared/cases/case-action.ts';
import { ACTION_KEYS, PAGE_KEYS } from '../../selectors/action-keys.ts';

const KEYS = [
  ['↑ ↓', 'key.walk'],
  ['Enter', 'key.open'],
  ['Esc', 'key.leave'],
  ['/', 'key.text'],
  [PAGE_KEYS.call.toUpperCase(), 'key.call'],
  [PAGE_KEYS.ledger.toUpperCase(), 'key.ledger'],
  [PAGE_KEYS.sound.toUpperCase(), 'key.sound'],
  ['Ctrl Enter', 'key.send'],
  ['?', 'key.help'],
] as const;

/** What the keyboard does on the desk, with the letter of every action. */
export function DeskKeys({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('cases');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="keys desk-keys" aria-labelledby="desk-keys-title" onClose={close}>
      <h2 id="desk-keys-title">{t('keys')}</h2>
      <dl>
        {KEYS.map(([key, name]) => (
          <Key key={key} letter={key} name={t(name)} />
        ))}
      </dl>
      <h3>{t('action-keys')}</h3>
      <dl className="is-dense">
        {CASE_ACTIONS.map((action) => (
          <Key key={action} letter={ACTION_KEYS[action].toUpperCase()} name={t(`do.${action}`)} />
        ))}
      </dl>
      <button type="button" className="button" onClick={() => dialog.current?.close()}>
        {t('close')}
      </button>
    </dialog>
  );
}

function Key({ letter, name }: { readonly letter: string; readonly name: string }) {
  return (
    <div>
      <dt>
        <kbd>{letter}</kbd>
      </dt>
      <dd>{name}</dd>
    </div>
  );
}
