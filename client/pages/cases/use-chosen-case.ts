import { useCallback, useEffect, useRef } from 'react';
import type { DeskCase } from '../../../shared/desk/desk-filter.ts';
import { focusOn } from '../../panels/go-to.ts';
import { useDistrict, useStores, useView } from '../../stores/use-stores.ts';
import type { DeskWay } from './use-desk-place.ts';

const CASE_ZOOM = 14.5;

export interface ChosenCase {
  /** Id of the case that is open, else of the one that is marked in list and map; null when none is. */
  readonly chosen: string | null;
  readonly known: DeskCase | undefined;
  /** Marks a case. */
  readonly look: (item: DeskCase) => void;
  /** The same, and opens its page. */
  readonly show: (item: DeskCase) => void;
  readonly forget: () => void;
}

/**
 * One choice for list, map and address: whichever is pressed, the others follow. A press on the map opens what it chooses, and the
 * map looks at every case that is chosen, once.
 */
export function useChosenCase({ open, openCase }: DeskWay, rows: readonly DeskCase[]): ChosenCase {
  const stores = useStores();
  const { view } = stores;
  const isKnown = useDistrict((state) => state.district !== null);
  const selected = useView(({ selection }) => (selection?.kind === 'case' ? selection.id : null));
  /** What this page has chosen itself, to tell it from a press on the map. */
  const own = useRef<string | null>(null);
  const lookedAt = useRef<string | null>(null);
  const chosen = open ?? selected;
  const known = rows.find(({ id }) => id === chosen);

  const mark = useCallback(
    (id: string) => {
      own.current = id;
      const { selection, selected: select } = view.getState();
      if (selection?.kind !== 'case' || selection.id !== id) select({ kind: 'case', id });
    },
    [view],
  );
  useEffect(() => {
    if (open !== null) mark(open);
  }, [mark, open]);
  useEffect(
    () =>
      view.subscribe(({ selection }, before) => {
        if (selection === before.selection || selection?.kind !== 'case' || selection.id === own.current) return;
        own.current = selection.id;
        openCase(selection.id, open === null ? 'push' : 'replace');
      }),
    [view, open, openCase],
  );

  const [lon, lat] = [known?.lon ?? null, known?.lat ?? null];
  useEffect(() => {
    if (chosen === null) lookedAt.current = null;
    if (chosen === null || lon === null || lat === null || lookedAt.current === chosen) return;
    lookedAt.current = chosen;
    view.getState().focusAsked({ kind: 'point', at: [lon, lat], minZoom: CASE_ZOOM });
  }, [view, chosen, lon, lat]);
  useEffect(() => {
    // A case that an address named is looked at already.
    if (!isKnown || view.getState().camera !== null || lookedAt.current !== null) return;
    const focus = focusOn(stores, null);
    if (focus) view.getState().focusAsked(focus);
  }, [stores, view, isKnown]);

  return {
    chosen,
    known,
    look: ({ id }) => mark(id),
    show({ id }) {
      mark(id);
      openCase(id, open === null ? 'push' : 'replace');
    },
    forget() {
      own.current = null;
      view.getState().selected(null);
    },
  };
}
