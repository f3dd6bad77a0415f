import { useEffect } from 'react';
import { goTo } from '../../panels/go-to.ts';
import { breadcrumb } from '../../selectors/breadcrumb.ts';
import { placesOf } from '../../selectors/places.ts';
import type { Stores } from '../../stores/stores.ts';

interface KeyActions {
  readonly stores: Stores;
  readonly focusSearch: () => void;
  readonly showKeys: () => void;
}

/** Keys of the whole page; where somebody types they mean letters. */
export function useKeys({ stores, focusSearch, showKeys }: KeyActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const action = { '/': focusSearch, '?': showKeys, Escape: () => leave(stores), Backspace: () => goUp(stores) }[
        event.key
      ];
      if (!action) return;
      action();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [stores, focusSearch, showKeys]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select') ||
      target.closest('dialog') !== null)
  );
}

/** Out of the trial first, then out of the selection. */
function leave(stores: Stores): void {
  if (stores.view.getState().trial) return stores.view.getState().weightsTried(null);
  if (stores.view.getState().selection) stores.view.getState().selected(null);
}

function goUp(stores: Stores): void {
  const { selection } = stores.view.getState();
  if (!selection) return;
  const steps = breadcrumb(selection, placesOf(stores.district.getState()), stores.world.getState().facts.cases);
  goTo(stores, steps.at(-2) ?? null);
}
