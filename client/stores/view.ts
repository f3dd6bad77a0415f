import { createStore } from 'zustand/vanilla';
import type { TrackAnswer } from '../../shared/http/district.ts';
import type { LonLat } from '../../shared/model/area.ts';
import type { CaseFact } from '../../shared/model/case.ts';
import { beginTrial, type WeightTrial } from './weight-trial.ts';
import type { ZoningWeights } from '../../shared/zoning/zoning-policy.ts';
import type { ThemeName } from '../theme/tokens.ts';

/** What is selected. Towns and grids by code, officers and cases by id. */
export type Selection =
  | { readonly kind: 'town'; readonly code: string }
  | { readonly kind: 'community'; readonly code: string }
  | { readonly kind: 'grid'; readonly code: string }
  | { readonly kind: 'officer'; readonly id: string }
  | { readonly kind: 'case'; readonly id: string };

/** A wish to move the camera; the stage fulfils and clears it. Nothing else moves the camera. */
export type Focus =
  | { readonly kind: 'bounds'; readonly bounds: readonly [number, number, number, number] }
  /** A grid, as soon as its outline is there. */
  | { readonly kind: 'grid'; readonly code: string }
  | { readonly kind: 'point'; readonly at: readonly [number, number]; readonly minZoom: number }
  /** A camera that was there before: back and forward in the browser's history. */
  | { readonly kind: 'camera'; readonly camera: Camera };

export interface Camera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

export const TOWN_COLOURINGS = ['zone', 'grade', 'coverage'] as const;
export type TownColouring = (typeof TOWN_COLOURINGS)[number];
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What this operator chose; mirrored into the URL by client/url-state.ts. */
export interface ViewState {
  readonly camera: Camera | null;
  readonly focus: Focus | null;
  readonly selection: Selection | null;
  readonly hover: Selection | null;
  /** Where the selected officer has walked, when asked for; goes with the selection and is in no URL: reading it is audited. */
  readonly track: TrackAnswer | null;
  readonly colouring: TownColouring;
  /** Zone weights that are tried on the map; null while it shows the classes in force. Saved nowhere but in the URL. */
  readonly trial: WeightTrial | null;
  /** Ids of layers that the operator switched off. */
  readonly hiddenLayers: ReadonlySet<string>;
  readonly theme: ThemeName;
  readonly language: Language;
  /** The cases that the map shows, where a page has narrowed them; null shows all that are live. */
  readonly shownCases: ReadonlyMap<string, CaseFact> | null;
  /** The next click on the map names a place and selects nothing. */
  readonly isPlacing: boolean;
  /** Where something that is being taken in lies. */
  readonly pin: LonLat | null;
  cameraMoved(camera: Camera): void;
  focusAsked(focus: Focus): void;
  focusDone(): void;
  selected(selection: Selection | null): void;
  hovered(hover: Selection | null): void;
  /** Shows a track of the selected officer; one that comes too late for the selection is not shown. */
  trackShown(track: TrackAnswer | null): void;
  colouringChosen(colouring: TownColouring): void;
  /** Tries weights, which takes the colouring by class; null goes back to the classes in force. */
  weightsTried(trial: WeightTrial | null): void;
  layerToggled(id: string): void;
  layersHidden(ids: readonly string[]): void;
  themeChosen(theme: ThemeName): void;
  languageChosen(language: Language): void;
  casesNarrowed(cases: ReadonlyMap<string, CaseFact> | null): void;
  placingChanged(isPlacing: boolean): void;
  /** Puts the pin, and ends the wait for a click. */
  pinned(pin: LonLat | null): void;
}

type Initial = Partial<
  Pick<ViewState, 'camera' | 'selection' | 'colouring' | 'hiddenLayers' | 'theme' | 'language'> & {
    readonly triedWeights: Readonly<ZoningWeights> | null;
  }
>;

/** What the URL said at the start goes in here, so that the first frame is already right. */
export function createViewStore(initial: Initial = {}) {
  return createStore<ViewState>()((set, get) => ({
    camera: initial.camera ?? null,
    focus: null,
    selection: initial.selection ?? null,
    hover: null,
    track: null,
    colouring: initial.triedWeights ? 'zone' : (initial.colouring ?? 'zone'),
    trial: initial.triedWeights ? beginTrial(initial.triedWeights) : null,
    hiddenLayers: initial.hiddenLayers ?? new Set(),
    theme: initial.theme ?? 'dark',
    language: initial.language ?? 'zh',
    shownCases: null,
    isPlacing: false,
    pin: null,
    cameraMoved: (camera) => set({ camera }),
    focusAsked: (focus) => set({ focus }),
    focusDone: () => set({ focus: null }),
    selected: (selection) => set({ selection, track: trackOf(selection, get().track) }),
    hovered: (hover) => set({ hover }),
    trackShown: (track) => set({ track: trackOf(get().selection, track) }),
    colouringChosen: (colouring) => set({ colouring, trial: colouring === 'zone' ? get().trial : null }),
    weightsTried: (trial) => set(trial ? { trial, colouring: 'zone' } : { trial }),
    layerToggled: (id) => {
      const hidden = new Set(get().hiddenLayers);
      if (!hidden.delete(id)) hidden.add(id);
      set({ hiddenLayers: hidden });
    },
    layersHidden: (ids) => set({ hiddenLayers: new Set(ids) }),
    themeChosen: (theme) => set({ theme }),
    languageChosen: (language) => set({ language }),
    casesNarrowed: (shownCases) => set({ shownCases }),
    placingChanged: (isPlacing) => set({ isPlacing }),
    pinned: (pin) => set({ pin, isPlacing: false }),
  }));
}

/** A track is there only as long as its officer is selected. */
function trackOf(selection: Selection | null, track: TrackAnswer | null): TrackAnswer | null {
  return selection?.kind === 'officer' && selection.id === track?.officer ? track : null;
}

export type ViewStore = ReturnType<typeof createViewStore>;
