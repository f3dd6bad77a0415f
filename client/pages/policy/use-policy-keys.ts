import { useEffect } from 'react';
import type { PolicyDetail } from '../../../shared/http/endpoints/policies.ts';
import { trailTo } from '../../selectors/policy-outline.ts';
import type { PolicyWay } from './use-policy-place.ts';

interface PolicyKeys {
  readonly way: PolicyWay;
  readonly outline: readonly PolicyDetail[] | undefined;
  readonly focusSearch: () => void;
  readonly showKeys: () => void;
}

/** The keys of the map page: `/` searches, `?` explains, Escape leaves a parameter, Backspace goes one heading up. */
export function usePolicyKeys({ way, outline, focusSearch, showKeys }: PolicyKeys): void {
  useEffect(() => {
    const { place, go } = way;
    const leave = () => {
      if (place.key !== null) go({ pack: place.pack, section: place.section }, 'replace');
    };
    const goUp = () => {
      if (place.key !== null) return go({ pack: place.pack, section: place.section });
      const document = outline?.find(({ id }) => id === place.pack);
      if (!document || place.section === null) return;
      const above = trailTo(place.section, document.outline).at(-2);
      go({ pack: place.pack, section: above?.ref ?? null });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const action = { '/': focusSearch, '?': showKeys, Escape: leave, Backspace: goUp }[event.key];
      if (!action) return;
      action();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [way, outline, focusSearch, showKeys]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches('input, textarea, select') || target.closest('dialog') !== null)
  );
}
