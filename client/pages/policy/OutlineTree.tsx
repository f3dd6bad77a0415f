import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PolicyDetail } from '../../../shared/http/endpoints/policies.ts';
import { outlineTree, type OutlineNode } from '../../selectors/policy-outline.ts';
import { walkRows } from '../../ui/walk-rows.ts';
import { usePolicyPage } from './policy-context.ts';
import { useWords } from './use-words.ts';

/** The headings of a document with the number of parameters under each; arrows walk it, Enter opens. */
export function OutlineTree({ detail, chosen }: { readonly detail: PolicyDetail; readonly chosen: string | null }) {
  const { t } = useTranslation('policy');
  const { to } = usePolicyPage();
  const [shown, setShown] = useState(false);
  const tree = useMemo(() => outlineTree(detail.outline, detail.parameters), [detail]);
  return (
    <nav className={shown ? 'outline is-shown' : 'outline'} aria-label={t('outline')} onKeyDown={walkRows}>
      <button type="button" className="outline-toggle" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t('showOutline')}
      </button>
      <div className="outline-list">
        <Link to={to({ pack: detail.id })} data-row aria-current={chosen === null ? 'page' : undefined}>
          <span>{t('wholeDocument')}</span>
          <small>{detail.parameters.length}</small>
        </Link>
        <Branch nodes={tree} pack={detail.id} chosen={chosen} />
      </div>
    </nav>
  );
}

interface BranchProps {
  readonly nodes: readonly OutlineNode[];
  readonly pack: string;
  readonly chosen: string | null;
}

function Branch({ nodes, pack, chosen }: BranchProps) {
  const { to } = usePolicyPage();
  const words = useWords();
  return (
    <ol>
      {nodes.map(({ ref, title, total, children }) => (
        <li key={ref}>
          <Link
            to={to({ pack, section: ref })}
            data-row
            className={total === 0 ? 'is-empty' : undefined}
            aria-current={ref === chosen ? 'page' : undefined}
            title={`${ref} ${title.zh} · ${title.en}`}
          >
            <i>{lastPart(ref)}</i>
            <span>{words.label(title)}</span>
            {total > 0 && <small>{total}</small>}
          </Link>
          {children.length > 0 && <Branch nodes={children} pack={pack} chosen={chosen} />}
        </li>
      ))}
    </ol>
  );
}

/** `五（二）2` under `五（二）` is `2`. */
function lastPart(ref: string): string {
  return /(（[^）]*）|\d+|[^（）\d]+\d*)$/.exec(ref)?.[1] ?? ref;
}
