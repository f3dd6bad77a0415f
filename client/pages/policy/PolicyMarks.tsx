import { useTranslation } from 'react-i18next';
import type { PolicyItem } from '../../../shared/http/endpoints/policies.ts';
import { usePolicyPage } from './policy-context.ts';
import { useWords } from './use-words.ts';

/** 条文, 假定 or 未提供: whether the document says it. */
export function StatedMark({ basis }: { readonly basis: PolicyItem['basis'] }) {
  const { t } = useTranslation('policy');
  return (
    <span className={`stated stated-${basis}`} title={t(`basisHint.${basis}`)}>
      {t(`basis.${basis}`)}
    </span>
  );
}

/** How a parameter stands in this district. */
export function StandingMark({ standing }: { readonly standing: PolicyItem['standing'] }) {
  const { t } = useTranslation('policy');
  const words = useWords();
  const { state, by, sameValue } = standing;
  if (state === 'not-provided' && by === null) return null;
  const name = by === null ? '' : words.title(by);
  const code =
    state === 'overruled' && sameValue ? 'overruled-same' : state === 'not-provided' ? 'not-provided-by' : state;
  const text = t(`standing.${code}`, { by: name });
  return <span className={`standing standing-${state}`}>{text}</span>;
}

/** Whether the district is under a document. */
export function UseMark({ pack }: { readonly pack: string }) {
  const { t } = useTranslation('policy');
  const { books } = usePolicyPage();
  const item = books.list.items.find(({ id }) => id === pack);
  const use = item?.use?.basis ?? 'none';
  return (
    <>
      <span className={`use-mark use-${use}`}>{t(`use.${use}`)}</span>
      {item && !item.inForce && <span className="use-mark use-ended">{t('use.ended', { day: books.list.day })}</span>}
    </>
  );
}
