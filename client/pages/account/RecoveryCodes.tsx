import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Shown once, to be written down: the page goes on only when one says that one has them. */
export function RecoveryCodes({ codes, kept }: { readonly codes: readonly string[]; readonly kept: () => void }) {
  const { t } = useTranslation('account');
  const [isCopied, setIsCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  return (
    <div className="recovery" role="status">
      <h3>{t('codes-title')}</h3>
      <p>{t('codes-text')}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="button-row">
        <button type="button" className="button" onClick={() => void copy()}>
          {t(isCopied ? 'copied' : 'copy')}
        </button>
        <button type="button" className="button button-main" onClick={kept}>
          {t('codes-kept')}
        </button>
      </div>
    </div>
  );
}
