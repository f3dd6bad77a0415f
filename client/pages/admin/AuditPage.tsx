import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { AUDIT_FILTERS, auditQuery, type AuditFilter } from '../../selectors/audit-query.ts';
import { useDistrict } from '../../stores/use-stores.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PlainFrame } from '../identity/PlainFrame.tsx';
import { AuditTable } from './AuditTable.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { useAudit } from './use-audit.ts';
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
  const [query, setQuery] = useSearchParams();
  const filter = Object.fromEntries(AUDIT_FILTERS.map((key) => [key, query.get(key) ?? ''])) as Record<
    keyof AuditFilter,
    string
  >;
  const { items, failure, more, retry } = useAudit(auditQuery(filter, timeZone));
  const put = (key: keyof AuditFilter, text: string) =>
    setQuery(
      (before) => {
        if (text === '') before.delete(key);
        else before.set(key, text);
        return before;
      },
      { replace: true },
    );
  const day = (key: 'from' | 'to') => (
    <label>
      <span>{t(key)}</span>
      <input type="date" value={filter[key]} onChange={({ target }) => put(key, target.value)} />
    </label>
  );
  return (
    <PlainFrame title={t('title')}>
      <div className="admin-head">
        <p className="muted">{t('lead')}</p>
        <VerifyChain />
      </div>
      <div className="filters" role="search">
        {day('from')}
        {day('to')}
        <Picker label={t('action')} none={t('any')} value={filter.action} changed={(next) => put('action', next)}>
          {KINDS.map((kind) => [`${kind}:`, t(`kind-${kind}`)] as const)}
        </Picker>
        <Picker label={t('town')} none={t('any')} value={filter.town} changed={(next) => put('town', next)}>
          {towns.map(({ code }) => [code, names.town(code)] as const)}
        </Picker>
        {TEXTS.map((key) => (
          <label key={key}>
            <span>{t(key)}</span>
            <input type="search" value={filter[key]} onChange={({ target }) => put(key, target.value)} />
          </label>
        ))}
        {Object.values(filter).some((text) => text !== '') && (
          <button type="button" className="link" onClick={() => setQuery({}, { replace: true })}>
            {t('clear')}
          </button>
        )}
      </div>
      {failure && (
        <Notice title={t('failed', { code: failure.code })} action={{ name: t('retry'), run: retry }}>
          {failure.detail}
        </Notice>
      )}
      {!items && !failure && <Skeleton lines={12} label={t('reading')} />}
      {items?.length === 0 && <EmptyNote>{t('none')}</EmptyNote>}
      {items && items.length > 0 && <AuditTable rows={items} />}
      {more && (
        <div className="button-row">
          <button type="button" className="button" onClick={more}>
            {t('more')}
          </button>
        </div>
      )}
    </PlainFrame>
  );
}
