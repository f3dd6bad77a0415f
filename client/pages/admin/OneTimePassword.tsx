import { useTranslation } from 'react-i18next';

export interface Once {
  readonly username: string;
  readonly oneTimePassword: string;
}

/** Shown once, to be told to its owner; it stays until one says that it is told. */
export function OneTimePassword({ once, told }: { readonly once: Once; readonly told: () => void }) {
  const { t } = useTranslation('accounts');
  return (
    <section className="plain-card once" role="status" aria-label={t('once-title')}>
      <h2>{t('once-title')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('username')}</dt>
          <dd>{once.username}</dd>
        </div>
        <div>
          <dt>{t('once-title')}</dt>
          <dd>
            <code className="secret" data-once>
              {once.oneTimePassword}
            </code>
          </dd>
        </div>
      </dl>
      <p className="muted">{t('once-text')}</p>
      <div className="button-row">
        <button type="button" className="button button-main" onClick={told}>
          {t('once-kept')}
        </button>
      </div>
    </section>
  );
}
