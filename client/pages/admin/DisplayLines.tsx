import { useTranslation } from 'react-i18next';
import type { DisplayItem } from '../../../shared/http/endpoints/displays.ts';
import { townOfScope } from '../../../shared/world/scope.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useNames } from '../../panels/use-names.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { SureButton } from './SureButton.tsx';

interface DisplayLinesProps {
  readonly items: readonly DisplayItem[];
  readonly revoke: (id: string) => void;
}

/** Each wall with its scope, whether it is in use, and when it was last seen. */
export function DisplayLines({ items, revoke }: DisplayLinesProps) {
  const { t } = useTranslation('displays');
  const names = useNames();
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  return (
    <ul className="lines">
      {items.map(({ id, name, scope, state, lastSeenMs }) => (
        <li key={id}>
          <span>
            <b>{name}</b> · {scope === 'district' ? t('district') : names.town(townOfScope(scope))}
            <small className="muted">
              {t(`state-${state}`)} · {t('seen')} {lastSeenMs === null ? t('never') : formats.moment(lastSeenMs, nowMs)}
            </small>
          </span>
          {state !== 'revoked' && <SureButton name={t('revoke')} sure={t('revoke-sure')} run={() => revoke(id)} />}
        </li>
      ))}
    </ul>
  );
}
