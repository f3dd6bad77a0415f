import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { walkRows } from '../../ui/walk-rows.ts';
import { usePolicyPage } from './policy-context.ts';
import { UseMark } from './PolicyMarks.tsx';
import { useWords } from './use-words.ts';

/** The documents that ship, those of the district first and in its order. */
export function PackTabs({ chosen }: { readonly chosen: string }) {
  const { t } = useTranslation('policy');
  const { books, to } = usePolicyPage();
  const words = useWords();
  const { items, district } = books.list;
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the documents stand in a row, and the chosen one may be outside of it.
    const link = [...(nav.current?.querySelectorAll('a') ?? [])].find((one) => one.dataset['pack'] === chosen);
    link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  const used = items.filter(({ use }) => use !== null).length;
  return (
    <nav ref={nav} className="packs-nav" aria-label={t('packs')} onKeyDown={walkRows}>
      <p className="side-hint">{t('use.hint', { count: used, district: words.label(district.name) })}</p>
      <ul>
        {items.map(({ id, document, use, counts }) => (
          <li key={id}>
            <Link to={to({ pack: id })} data-row data-pack={id} aria-current={id === chosen ? 'page' : undefined}>
              <b>{words.label(document.title)}</b>
              <small>{document.number}</small>
              <span>
                <UseMark pack={id} />
                {use && <small>{t('use.order', { order: use.order })}</small>}
                <small className="pack-count">
                  {t('items', { count: counts.clause + counts.assumed + counts.notProvided })}
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
