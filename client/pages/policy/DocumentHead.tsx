import { useTranslation } from 'react-i18next';
import type { PolicyDetail } from '../../../shared/http/endpoints/policies.ts';
import { usePolicyPage } from './policy-context.ts';
import { StatedMark, UseMark } from './PolicyMarks.tsx';
import { useWords } from './use-words.ts';

interface DocumentHeadProps {
  readonly detail: PolicyDetail;
  readonly print: () => void;
}

/** What the document is, whether the district is under it, and how much of it the text gives. */
export function DocumentHead({ detail, print }: DocumentHeadProps) {
  const { t } = useTranslation('policy');
  const { books } = usePolicyPage();
  const words = useWords();
  const { document, validFrom, validTo, counts } = detail;
  const { district, day } = books.list;
  const numbers = [
    ['clause', counts.clause],
    ['assumed', counts.assumed],
    ['not-provided', counts.notProvided],
  ] as const;
  return (
    <header className="document-head">
      <p className="document-number">
        {document.number} <UseMark pack={detail.id} />
      </p>
      <h2>{words.label(document.title)}</h2>
      <p className="document-other">{words.other(document.title)}</p>
      <dl>
        <div>
          <dt>{t('head.issuer')}</dt>
          <dd>{document.issuer}</dd>
        </div>
        <div>
          <dt>{t('head.issued')}</dt>
          <dd>
            {document.issued}
            {document.issuedNote && <small> {words.label(document.issuedNote)}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('head.valid')}</dt>
          <dd>
            {validTo === null
              ? t('head.from', { from: validFrom })
              : t('head.between', { from: validFrom, to: validTo })}
          </dd>
        </div>
        <div>
          <dt>{t('head.version')}</dt>
          <dd>{detail.version}</dd>
        </div>
      </dl>
      <ul className="document-counts">
        {numbers.map(([basis, count]) => (
          <li key={basis}>
            <StatedMark basis={basis} /> {count}
          </li>
        ))}
      </ul>
      <button type="button" className="button document-print" onClick={print}>
        {t('head.print')}
      </button>
      <p className="only-print">{t('head.printed', { day, district: words.label(district.name) })}</p>
    </header>
  );
}
