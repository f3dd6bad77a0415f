import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../shared/http/problem.ts';

interface TroubleTextProps {
  readonly failure: { readonly code: string; readonly detail: string; readonly errors?: readonly FieldError[] };
}

/**
 * Why something was refused or failed, in the reader's language. Beside the Chinese stand the server's own words, which say it of
 * this very thing.
 */
export function TroubleText({ failure: { code, detail, errors } }: TroubleTextProps) {
  const { t, i18n } = useTranslation('words');
  const word = t(`problem.${code as 'internal'}`, '');
  const named = (errors ?? []).filter(({ path }) => path !== '');
  const said = named.length > 0 ? named.map(({ path, message }) => `${path}: ${message}`).join('; ') : detail;
  if (i18n.language === 'en' || word === '') return <>{said}</>;
  return (
    <>
      {word}
      <small className="said-by-server" lang="en">
        {said}
      </small>
    </>
  );
}
