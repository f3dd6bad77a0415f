import { useTranslation } from 'react-i18next';
import type { CaseAction, OfferedAction } from '../../../shared/cases/case-action.ts';
import { ACTION_KEYS } from '../../selectors/action-keys.ts';

interface ActionBarProps {
  readonly offered: readonly OfferedAction[];
  readonly chosen: CaseAction | null;
  /** What has been asked for and waits: the same step decides on it. */
  readonly pending: CaseAction | null;
  readonly choose: (action: CaseAction | null) => void;
}

/** The way of the loop: the first of these that is offered is what the case waits for. */
const ONWARD: ReadonlySet<CaseAction> = new Set([
  'file',
  'dispatch',
  'arrive',
  'answer-whistle',
  'feedback',
  'check',
  'close',
]);

/** Exactly what this person may do with the case now, as the server offers it, each with its letter. */
export function ActionBar({ offered, chosen, pending, choose }: ActionBarProps) {
  const { t } = useTranslation('cases');
  if (offered.length === 0) return <p className="muted">{t('nothing-to-do')}</p>;
  const next = offered.find(({ action }) => ONWARD.has(action));
  return (
    <div className="action-bar" role="group" aria-label={t('actions')}>
      {offered.map(({ action }) => (
        <button
          key={action}
          type="button"
          className={action === next?.action ? 'button button-main' : 'button'}
          aria-pressed={chosen === action}
          aria-keyshortcuts={ACTION_KEYS[action]}
          onClick={() => choose(chosen === action ? null : action)}
        >
          {action === pending ? t('decide', { what: t(`do.${action}`) }) : t(`do.${action}`)}{' '}
          <kbd>{ACTION_KEYS[action].toUpperCase()}</kbd>
        </button>
      ))}
    </div>
  );
}
