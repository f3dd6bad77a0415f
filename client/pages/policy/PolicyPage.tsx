import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { KeysDialog } from '../map/KeysDialog.tsx';
import { Rail } from '../map/Rail.tsx';
import { PolicyContext } from './policy-context.ts';
import { PolicyReader } from './PolicyReader.tsx';
import { PolicySearchBox } from './PolicySearchBox.tsx';
import { PolicyTopBar } from './PolicyTopBar.tsx';
import { PolicyTrouble } from './PolicyTrouble.tsx';
import { usePolicies } from './use-policies.ts';
import { usePolicyKeys } from './use-policy-keys.ts';
import { usePolicyPlace } from './use-policy-place.ts';
import { usePolicySearch } from './use-policy-search.ts';
import '../../ui/print.css';
import '../map/map-page.css';
import './policy-page.css';
import './policy-values.css';
import './policy-print.css';

/** Read a document's structure, see each rule with its numbers, clause and basis, and find any of them. */
export function PolicyPage({ retryLink }: { readonly retryLink: () => void }) {
  const { t } = useTranslation('policy');
  const { books, failure, retry } = usePolicies();
  const way = usePolicyPlace();
  const search = usePolicySearch(books, way);
  const [keysShown, setKeysShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const showKeys = useCallback(() => setKeysShown(true), []);
  usePolicyKeys({ way, outline: books?.details, focusSearch: useCallback(() => input.current?.focus(), []), showKeys });
  const parts = useMemo(() => books && { books, ...way }, [books, way]);
  return (
    <div className="desk policy-desk">
      <Rail />
      <PolicyTopBar
        retryLink={retryLink}
        showKeys={showKeys}
        search={
          <PolicySearchBox
            inputRef={input}
            query={search.typed}
            chosen={search.chosen}
            typed={search.type}
            step={search.step}
            open={() => search.take(undefined)}
          />
        }
      />
      {parts ? (
        <PolicyContext value={parts}>
          <PolicyReader search={search} />
        </PolicyContext>
      ) : (
        <main className="policy-main policy-waiting">
          {failure ? <PolicyTrouble failure={failure} retry={retry} /> : <Skeleton lines={14} label={t('loading')} />}
        </main>
      )}
      {keysShown && <KeysDialog close={() => setKeysShown(false)} />}
    </div>
  );
}
