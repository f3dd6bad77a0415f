import { useTranslation } from 'react-i18next';
import { TroubleText } from '../../ui/TroubleText.tsx';
import type { FetchFailure } from '../../wire/fetch-json.ts';

interface TroubledProps {
  readonly failure: FetchFailure | null;
  /** Words of the page for it; null where it has none of its own. */
  readonly said?: ((failure: FetchFailure) => string | null) | undefined;
}

/** Why something was not done; nothing while all is well. */
export function Troubled({ failure, said }: TroubledProps) {
  const { t } = useTranslation('admin');
  if (!failure) return null;
  return (
    <p className="form-trouble" role="alert" data-code={failure.code}>
      {said?.(failure) ?? (failure.code === 'unreachable' ? t('unreachable') : <TroubleText failure={failure} />)}
    </p>
  );
}
