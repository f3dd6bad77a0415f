import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyDetail } from '../../../shared/http/endpoints/policies.ts';
import { Notice } from '../../ui/Notice.tsx';
import { DocumentHead } from './DocumentHead.tsx';
import { DocumentSections } from './DocumentSections.tsx';
import { OutlineTree } from './OutlineTree.tsx';
import { Overruled } from './Overruled.tsx';
import { PackTabs } from './PackTabs.tsx';
import { PolicyHits } from './PolicyHits.tsx';
import { usePolicyPage } from './policy-context.ts';
import type { PolicySearch } from './use-policy-search.ts';
import { useWords } from './use-words.ts';

/** Documents and outline at the left, what was asked for in the middle. */
export function PolicyReader({ search }: { readonly search: PolicySearch }) {
  const { t } = useTranslation('policy');
  const { books, place, go } = usePolicyPage();
  const words = useWords();
  const main = useRef<HTMLElement>(null);
  const first = books.details[0]!;
  const detail = books.details.find(({ id }) => id === (place.pack ?? first.id));
  const searching = search.query !== '';
  useArrival(main, searching ? null : `${place.pack} ${place.section}`, searching ? null : place.key);
  const print = usePrintWhole(
    () => go({ pack: detail?.id ?? null }, 'replace'),
    place.section ?? place.key ?? search.query,
  );

  return (
    <>
      <aside className="policy-side">
        <PackTabs chosen={detail?.id ?? ''} />
        {detail && <OutlineTree key={detail.id} detail={detail} chosen={place.key === null ? place.section : null} />}
      </aside>
      <main className="policy-main" ref={main} tabIndex={-1}>
        {searching && <PolicyHits {...search} />}
        {!searching && !detail && (
          <Notice
            title={t('failed.unknownPack', { pack: place.pack ?? '' })}
            action={{
              name: t('failed.toFirst', { title: words.label(first.document.title) }),
              run: () => go({ pack: first.id }),
            }}
          >
            {t('failed.unknownKeyText')}
          </Notice>
        )}
        {!searching && detail && (
          <>
            <DocumentHead detail={detail} print={print} />
            <UnknownKey detail={detail} />
            {place.section === null && <Overruled />}
            <DocumentSections detail={detail} section={place.section} chosenKey={place.key} />
          </>
        )}
      </main>
    </>
  );
}

/** A link to a parameter that this document does not have, with the document that does. */
function UnknownKey({ detail }: { readonly detail: PolicyDetail }) {
  const { t } = useTranslation('policy');
  const { books, place, go } = usePolicyPage();
  const words = useWords();
  const { key } = place;
  if (key === null || detail.parameters.some((item) => item.key === key)) return null;
  const other = books.details.find(({ parameters }) => parameters.some((item) => item.key === key));
  const action = other && {
    name: t('failed.elsewhere', { title: words.label(other.document.title) }),
    run: () => go({ pack: other.id, key }),
  };
  return (
    <Notice title={t('failed.unknownKey', { key })} {...(action ? { action } : {})}>
      {t('failed.unknownKeyText')}
    </Notice>
  );
}

/** Brings what was asked for into view: the parameter, else the top of the place. */
function useArrival(main: { readonly current: HTMLElement | null }, place: string | null, key: string | null): void {
  useEffect(() => {
    if (place === null) return;
    const card = key === null ? null : document.getElementById(`p-${key}`);
    if (card) {
      card.scrollIntoView({ block: 'start' });
      card.focus({ preventScroll: true });
    } else main.current?.scrollTo({ top: 0 });
  }, [main, place, key]);
}

/** Shows the whole document, and prints it as soon as it stands there. */
function usePrintWhole(showWhole: () => void, narrowedBy: string): () => void {
  const wanted = useRef(false);
  useEffect(() => {
    if (!wanted.current || narrowedBy !== '') return;
    wanted.current = false;
    window.print();
  }, [narrowedBy]);
  return () => {
    if (narrowedBy === '') return window.print();
    wanted.current = true;
    showWhole();
  };
}
