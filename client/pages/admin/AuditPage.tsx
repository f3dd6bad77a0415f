import { useTranslation } from 'react-i18next';
import type { AuditItem } from '../../../shared/http/endpoints/audit.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { AUDIT_FILTERS, auditQuery } from '../../selectors/audit-query.ts';
import { useDistrict } from '../../stores/use-stores.ts';
import { PlainFrame } from '../identity/PlainFrame.tsx';
import { AuditTable } from './AuditTable.tsx';
import { Listed } from './Listed.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { SettledInput } from '../../ui/SettledInput.tsx';
import { useFilters } from './use-filters.ts';
import { usePages } from './use-pages.ts';
import { VerifyChain } from './VerifyChain.tsx';
import '../sign-in/sign-in.css';
import '../account/account.css';
import './admin.css';

/** What actions begin with, as the trail names them. */
const KINDS = [
  'session',
  'account',
  'role',
  'second-factor',
  'setup',
  'identity',
  'track',
  'track-ticket',
  'display',
  'device',
  'api-key',
] as const;
const TEXTS = ['account', 'actor', 'subject'] as const;

/** Who did what, newest first; the filters are in the address. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const names = useNames();
  const { towns } = usePlaces();
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const { at, put, clear, isSet } = useFilters(AUDIT_FILTERS);
  const { items, failure, more, retry } = usePages<AuditItem>('/api/v1/audit', auditQuery(at, timeZone));
  return (
    <PlainFrame title={t('title')}>
      <div className="admin-head">
        <p className="muted">{t('lead')}</p>
        <VerifyChain />
      </div>
      <div className="filters" role="search">
        <DayInput label={t('from')} value={at.from} changed={(next) => put('from', next)} />
        <DayInput label={t('to')} value={at.to} changed={(next) => put('to', next)} />
        <Picker label={t('action')} none={t('any')} value={at.action} changed={(next) => put('action', next)}>
          {KINDS.map((kind) => [`${kind}:`, t(`kind-${kind}`)] as const)}
        </Picker>
        <Picker label={t('town')} none={t('any')} value={at.town} changed={(next) => put('town', next)}>
          {towns.map(({ code }) => [code, names.town(code)] as const)}
        </Picker>
        {TEXTS.map((key) => (
          <SettledInput key={key} label={t(key)} value={at[key]} put={(text) => put(key, text)} />
        ))}
        {isSet && (
          <button type="button" className="link" onClick={clear}>
            {t('clear')}
          </button>
        )}
      </div>
      <Listed label={t('title')} items={items} failure={failure} retry={retry} none={t('none')} more={more}>
        {(rows) => <AuditTable rows={rows} />}
      </Listed>
    </PlainFrame>
  );
}
