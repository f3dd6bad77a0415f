import type { LayerDefinition } from '../layer.ts';
import { casesLayer } from './cases.layer.ts';
import { communitiesLayer } from './communities.layer.ts';
import { gridsLayer } from './grids.layer.ts';
import { groundLayer } from './ground.layer.ts';
import { landmarksLayer } from './landmarks.layer.ts';
import { officersLayer } from './officers.layer.ts';
import { pulsesLayer } from './pulses.layer.ts';
import { pinLayer } from './pin.layer.ts';
import { selectionLayer } from './selection.layer.ts';
import { townNamesLayer } from './town-names.layer.ts';
import { trackLayer } from './track.layer.ts';
import { townsLayer } from './towns.layer.ts';
import { gridNamesLayer } from './grid-names.layer.ts';
import { townLinesLayer } from './town-lines.layer.ts';

/** Every layer of the map, bottom to top. The place in this list is the drawing order. */
export const MAP_LAYERS: readonly LayerDefinition[] = [
  // ground
  groundLayer,
  townsLayer,
  gridsLayer,
  landmarksLayer,
  // areas
  communitiesLayer,
  townLinesLayer,
  gridNamesLayer,
  selectionLayer,
  trackLayer,
  // what happens
  casesLayer,
  pinLayer,
  pulsesLayer,
  officersLayer,
  // names
  townNamesLayer,
];
