import { scopeSchema, type Scope } from '../shared/world/scope.ts';
import type { ZoningWeights } from '../shared/zoning/zoning-policy.ts';
import { doorAt } from './selectors/doors.ts';
import { beginTrial, parseWeights, weightsText } from './stores/weight-trial.ts';
import { LANGUAGES, TOWN_COLOURINGS, type Camera, type Focus, type Selection, type ViewState } from './stores/view.ts';
import type { Stores } from './stores/stores.ts';
import { TOKENS, type ThemeName } from './theme/tokens.ts';

/** Everything of a view that a link can carry. Absent parts have their default. */
export interface UrlState {
  readonly camera: Camera | null;
  readonly selection: Selection | null;
  readonly colouring: ViewState['colouring'];
  /** Zone weights that are tried, as `?weights=40,30,30`; null while the map shows the classes in force. */
  readonly triedWeights: Readonly<ZoningWeights> | null;
  readonly hiddenLayers: readonly string[];
  readonly theme: ThemeName;
  readonly language: ViewState['language'];
  readonly scope: Scope;
}

const DEFAULTS: UrlState = {
  camera: null,
  selection: null,
  colouring: 'zone',
  triedWeights: null,
  hiddenLayers: [],
  theme: 'dark',
  language: 'zh',
  scope: 'district',
};

/** Reads a location; what is unknown or malformed is ignored, never an error. */
export function parseUrl(search: string, hash: string): UrlState {
  const query = new URLSearchParams(search);
  const scope = scopeSchema.safeParse(query.get('scope'));
  return {
    camera: parseCamera(hash),
    selection: parseSelection(query.get('sel')),
    colouring: oneOf(TOWN_COLOURINGS, query.get('colour')) ?? DEFAULTS.colouring,
    triedWeights: query.has('colour') ? null : parseWeights(query.get('weights')),
    hiddenLayers: (query.get('hide') ?? '').split(',').filter((id) => /^[a-z][a-z0-9-]{0,39}$/.test(id)),
    theme: oneOf(Object.keys(TOKENS) as ThemeName[], query.get('theme')) ?? DEFAULTS.theme,
    language: oneOf(LANGUAGES, query.get('lang')) ?? DEFAULTS.language,
    scope: scope.success ? scope.data : DEFAULTS.scope,
  };
}

/** Writes what differs from the defaults: `?sel=grid:4101…&colour=grade#12.5/34.52/113.84` (zoom/lat/lon). */
export function writeUrl(state: UrlState): { readonly search: string; readonly hash: string } {
  const query: string[] = [];
  const put = (key: string, value: string, unless: string) => {
    if (value !== unless) query.push(`${key}=${encodeURIComponent(value).replace(/%3A/g, ':').replace(/%2C/g, ',')}`);
  };
  put('scope', state.scope, DEFAULTS.scope);
  put('sel', state.selection ? selectionText(state.selection) : '', '');
  put('colour', state.colouring, DEFAULTS.colouring);
  put('weights', state.triedWeights ? weightsText(state.triedWeights) : '', '');
  put('hide', [...state.hiddenLayers].sort().join(','), '');
  put('theme', state.theme, DEFAULTS.theme);
  put('lang', state.language, DEFAULTS.language);
  return { search: query.length > 0 ? `?${query.join('&')}` : '', hash: cameraText(state.camera) };
}

function oneOf<T extends string>(values: readonly T[], text: string | null): T | null {
  return values.find((value) => value === text) ?? null;
}

function parseSelection(text: string | null): Selection | null {
  const match = /^(town|community|grid|officer|case):(.{1,100})$/.exec(text ?? '');
  if (!match) return null;
  const [, kind, key] = match as unknown as [string, Selection['kind'], string];
  return kind === 'officer' || kind === 'case' ? { kind, id: key } : { kind, code: key };
}

function selectionText(selection: Selection): string {
  return `${selection.kind}:${'code' in selection ? selection.code : selection.id}`;
}

function parseCamera(hash: string): Camera | null {
  const match = /^#(\d{1,2}(?:\.\d+)?)\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)$/.exec(hash);
  if (!match) return null;
  const [zoom, lat, lon] = match.slice(1).map(Number) as [number, number, number];
  return zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { zoom, lat, lon } : null;
}

function cameraText(camera: Camera | null): string {
  if (!camera) return '';
  return `#${Number(camera.zoom.toFixed(2))}/${Number(camera.lat.toFixed(5))}/${Number(camera.lon.toFixed(5))}`;
}

/** The parts of the browser that the mirror needs; tests bring their own. */
export interface UrlWindow {
  readonly location: Pick<Location, 'pathname' | 'search' | 'hash'>;
  readonly history: Pick<History, 'state' | 'pushState' | 'replaceState'>;
  addEventListener(name: 'popstate', run: () => void): void;
  removeEventListener(name: 'popstate', run: () => void): void;
}

type UrlStores = Pick<Stores, 'view' | 'link'>;

/**
 * Keeps the address bar in step with what is shown: another selection, scope or way of colouring is a new entry of the
 * history, a moved camera is not. Back and forward bring both back, also from another page, and so does a link from there. Never
 * moves the camera otherwise. A map stays until the page that was gone to has loaded: the address is that page's by then, and is
 * left alone.
 *
 * @param home where the map looks for an entry from before it was first moved
 * @returns stops mirroring
 */
export function mirrorUrl(
  { view, link }: UrlStores,
  browser: UrlWindow,
  home: (selection: Selection | null) => Focus | null = () => null,
): () => void {
  let replaying = false;
  let pending: 'push' | 'replace' | null = null;
  const isElsewhere = () => doorAt(browser.location.pathname)?.id !== 'map';

  /** Steps that are taken together (scope and selection) are one entry. */
  const write = (how: 'push' | 'replace') => {
    if (replaying) return;
    if (pending === null) queueMicrotask(flush);
    pending = pending === 'push' ? 'push' : how;
  };

  const flush = () => {
    const how = pending;
    pending = null;
    if (how === null || isElsewhere()) return;
    const { search, hash } = writeUrl(urlStateOf(view.getState(), link.getState().scope));
    if (search === browser.location.search && hash === browser.location.hash) return;
    const { history } = browser;
    const url = `${browser.location.pathname}${search}${hash}`;
    if (how === 'push') history.pushState(history.state, '', url);
    else history.replaceState(history.state, '', url);
  };

  const replay = () => {
    pending = null;
    if (isElsewhere()) return;
    show(parseUrl(browser.location.search, browser.location.hash));
  };

  const show = (asked: UrlState) => {
    replaying = true;
    applyUrl(asked, { view, link });
    const { camera } = view.getState();
    const focus: Focus | null = asked.camera ? { kind: 'camera', camera: asked.camera } : home(asked.selection);
    if (focus && cameraText(asked.camera) !== cameraText(camera)) view.getState().focusAsked(focus);
    replaying = false;
  };

  const stops = [
    view.subscribe((now, before) => {
      const isStep =
        !sameSelection(now.selection, before.selection) ||
        now.colouring !== before.colouring ||
        (now.trial === null) !== (before.trial === null) ||
        now.hiddenLayers !== before.hiddenLayers;
      const isTried = now.trial !== before.trial && !now.trial?.held;
      const isDetail =
        isTried || now.camera !== before.camera || now.theme !== before.theme || now.language !== before.language;
      if (isStep) write('push');
      else if (isDetail) write('replace');
    }),
    link.subscribe((now, before) => {
      if (now.scope !== before.scope) write('push');
    }),
    () => {
      pending = null;
      browser.removeEventListener('popstate', replay);
    },
  ];
  browser.addEventListener('popstate', replay);
  show(arrivedAt(browser.location, urlStateOf(view.getState(), link.getState().scope)));
  write('replace');
  return () => stops.forEach((stop) => stop());
}

/**
 * What to show when the map opens: what its address says. One with a camera was written here and is whole; any other, from a link or
 * from the list of pages, changes only what it names. Theme, language and a scope that is not named stay as they were chosen since.
 */
function arrivedAt({ search, hash }: UrlWindow['location'], now: UrlState): UrlState {
  const asked = parseUrl(search, hash);
  const query = new URLSearchParams(search);
  const isNamed = (...keys: string[]) => asked.camera !== null || keys.some((key) => query.has(key));
  return {
    ...now,
    ...(asked.camera === null && !query.has('sel') ? {} : { camera: asked.camera, selection: asked.selection }),
    ...(isNamed('colour', 'weights') ? { colouring: asked.colouring, triedWeights: asked.triedWeights } : {}),
    ...(isNamed('hide') ? { hiddenLayers: asked.hiddenLayers } : {}),
    ...(query.has('scope') ? { scope: asked.scope } : {}),
  };
}

function applyUrl(asked: UrlState, { view, link }: UrlStores): void {
  const now = view.getState();
  if (!sameSelection(asked.selection, now.selection)) now.selected(asked.selection);
  if (asked.colouring !== now.colouring) now.colouringChosen(asked.colouring);
  const tried = asked.triedWeights;
  if ((tried && weightsText(tried)) !== (now.trial && weightsText(now.trial.weights)))
    now.weightsTried(tried && beginTrial(tried));
  if ([...now.hiddenLayers].sort().join() !== [...asked.hiddenLayers].sort().join())
    now.layersHidden(asked.hiddenLayers);
  if (asked.theme !== now.theme) now.themeChosen(asked.theme);
  if (asked.language !== now.language) now.languageChosen(asked.language);
  if (asked.scope !== link.getState().scope) link.getState().scopeChanged(asked.scope);
}

function urlStateOf(view: ViewState, scope: Scope): UrlState {
  const { camera, selection, colouring, theme, language } = view;
  const triedWeights = view.trial?.weights ?? null;
  return { camera, selection, colouring, triedWeights, hiddenLayers: [...view.hiddenLayers], theme, language, scope };
}

function sameSelection(a: Selection | null, b: Selection | null): boolean {
  return (a && selectionText(a)) === (b && selectionText(b));
}
