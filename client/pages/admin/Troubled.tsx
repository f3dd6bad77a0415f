import { useTranslation } from 'react-i18next';
import type { FetchFailure } from '../../wire/fetch-json.ts';

interface TroubledProps {
  readonly failure: FetchFailure | null;
  /** Words of the page for it. */
  readonly said?: ((failure: FetchFailure) => string) | undefined;
}

/** Why something was not done; nothing while all is well. */
export function Troubled({ failure, said }: TroubledProps) {
  const { t } = useTranslation('admin');
  if (!failure) return null;
  const { code, detail, errors } = failure;
  const [wrong] = errors ?? [];
  const known = () =>
    code === 'unreachable'
      ? t('unreachable')
      : t('refused', { code, detail: wrong ? `${wrong.path} ${wrong.message}` : detail });
  return (
    <p className="form-trouble" role="alert" data-code={code}>
      {said ? said(failure) : known()}
    </p>
  );
}
