import type { GridFeature } from '../../shared/http/endpoints/grids.ts';
import type { Stores } from '../stores/stores.ts';
import { fetchJson } from './fetch-json.ts';
import type { PageLife } from './page-life.ts';

const AGAIN_MS = 3_000;

export interface ShapeKeeperOptions {
  readonly stores: Pick<Stores, 'district' | 'view'>;
  readonly life: Pick<PageLife, 'after'>;
  readonly get?: typeof fetchJson;
}

/** Asks for the outline of the grid that is selected: the page has no other shape of a grid. Answers its stop function. */
export function keepGridShape({ stores: { district, view }, life, get = fetchJson }: ShapeKeeperOptions): () => void {
  let asked: string | null = null;
  let stopAsking = () => {};

  function look(): void {
    const { selection } = view.getState();
    const { grids, gridShapes } = district.getState();
    const code = selection?.kind === 'grid' && grids?.byCode(selection.code) ? selection.code : null;
    const wanted = code !== null && !gridShapes.has(code) ? code : null;
    if (wanted === asked) return;
    stopAsking();
    asked = wanted;
    if (wanted !== null) ask(wanted);
  }

  function ask(code: string): void {
    const abort = new AbortController();
    stopAsking = () => abort.abort();
    void get<GridFeature>(`/api/v1/grids/${encodeURIComponent(code)}`, abort.signal).then((answer) => {
      if (abort.signal.aborted) return;
      if (answer.ok) return district.getState().gridShapeLoaded(answer.value);
      const { status } = answer.error;
      if (status === null || status >= 500) stopAsking = life.after(AGAIN_MS, () => ask(code));
    });
  }

  const stops = [
    view.subscribe((now, before) => {
      if (now.selection !== before.selection) look();
    }),
    district.subscribe((now, before) => {
      if (now.grids !== before.grids || now.gridShapes !== before.gridShapes) look();
    }),
    () => stopAsking(),
  ];
  look();
  return () => stops.forEach((stop) => stop());
}
