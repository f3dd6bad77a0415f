import type { ReactNode } from 'react';
import { useStores } from '../stores/use-stores.ts';
import type { Selection } from '../stores/view.ts';
import { goTo } from './go-to.ts';
import { useNames } from './use-names.ts';

interface LinkToProps {
  readonly to: Selection;
  readonly children?: ReactNode;
}

/** The name of a thing that opens it. */
export function LinkTo({ to, children }: LinkToProps) {
  const stores = useStores();
  const names = useNames();
  return (
    <button type="button" className="link" onClick={() => goTo(stores, to)}>
      {children ?? names.of(to)}
    </button>
  );
}
