import { useTranslation } from 'react-i18next';
import { useNames } from '../../panels/use-names.ts';
import { useCaseCodes } from './use-case-codes.ts';
import { useLimitText } from './use-limit-text.ts';

interface CaseLineFieldProps {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly value: string;
  readonly put: (value: string) => void;
}

/** Which line of its class a case falls under, with the limit that follows; nothing where there is nothing to choose. */
export function CaseLineField({ id, name, code, value, put }: CaseLineFieldProps) {
  const { t } = useTranslation('cases');
  const names = useNames();
  const limitText = useLimitText();
  const minor = useCaseCodes()?.minors.find((one) => one.code === code);
  if (!minor || minor.lines.length < 2) return null;
  return (
    <>
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value} onChange={({ target }) => put(target.value)}>
        <option value="">{t('as-it-is')}</option>
        {minor.lines.map((line) => (
          <option key={line.id} value={line.id}>
            {line.condition ? `${names.label(line.condition)} · ` : ''}
            {limitText(line.limit)}
          </option>
        ))}
      </select>
    </>
  );
}
