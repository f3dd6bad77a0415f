import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PolicyDetail, PolicyItem } from '../../../shared/http/endpoints/policies.ts';
import { readableQuote } from '../../selectors/policy-search.ts';
import { usePolicyPage } from './policy-context.ts';
import { StandingMark, StatedMark } from './PolicyMarks.tsx';
import { RuleLines } from './RuleLines.tsx';
import { useWords } from './use-words.ts';
import { ItemValue } from './values/ItemValue.tsx';

interface ParameterCardProps {
  readonly detail: PolicyDetail;
  readonly item: PolicyItem;
  readonly chosen: boolean;
  /** Key of the card that tells a rule, by its id. */
  readonly tellers: ReadonlyMap<string, string>;
}

/** One parameter: its value as a person reads it, and beside it where it comes from and what reads it. */
export function ParameterCard({ detail, item, chosen, tellers }: ParameterCardProps) {
  const { t } = useTranslation('policy');
  const { to } = usePolicyPage();
  const words = useWords();
  const differing = item.validFrom !== detail.validFrom || item.validTo !== detail.validTo;
  return (
    <article
      id={`p-${item.key}`}
      className="parameter"
      data-chosen={chosen}
      tabIndex={-1}
      aria-label={words.label(item.label)}
    >
      <header>
        <h4>
          {words.label(item.label)} <small>{words.other(item.label)}</small>
        </h4>
        <p className="parameter-marks">
          <StatedMark basis={item.basis} />
          <StandingMark standing={item.standing} />
        </p>
      </header>
      <div className="parameter-value">
        <ItemValue detail={detail} item={item} />
        <OtherValue item={item} />
      </div>
      <footer>
        {item.quote !== null && <blockquote lang="zh-CN">{readableQuote(item.quote)}</blockquote>}
        {item.note && (
          <p className="parameter-note">
            <b>{t('card.note')}</b> {words.label(item.note)}
          </p>
        )}
        <p className="parameter-clause">
          {item.clause === null ? (
            t('card.noClause')
          ) : (
            <Link className="link" to={to({ pack: detail.id, section: item.clause })}>
              {t('card.clause')} {item.clause}
            </Link>
          )}
          {item.family && (
            <span>
              {t('card.use')} {words.family(item.family)}
            </span>
          )}
          <Link className="parameter-key" to={to({ pack: detail.id, key: item.key })} title={t('card.link')}>
            {item.key}
          </Link>
        </p>
        {differing && (
          <p className="parameter-note">
            <b>{t('card.valid')}</b>{' '}
            {item.validTo === null
              ? t('head.from', { from: item.validFrom })
              : t('head.between', { from: item.validFrom, to: item.validTo })}
          </p>
        )}
        <RuleLines pack={detail.id} itemKey={item.key} rules={item.rules} tellers={tellers} />
      </footer>
    </article>
  );
}

/** The value that applies instead, where another document overrules this one. */
function OtherValue({ item }: { readonly item: PolicyItem }) {
  const { t } = useTranslation('policy');
  const { books, to } = usePolicyPage();
  const words = useWords();
  const { by, sameValue } = item.standing;
  if (by === null || sameValue) return null;
  const document = books.details.find(({ id }) => id === by);
  const other = document?.parameters.find(({ key }) => key === item.key);
  if (!document || !other) return null;
  return (
    <div className="other-value">
      <Link className="link" to={to({ pack: by, key: item.key })}>
        {t('card.otherValue', { by: words.title(by) })}
      </Link>
      <ItemValue detail={document} item={other} />
    </div>
  );
}
