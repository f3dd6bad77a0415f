import { applyFixBench } from './apply-fix.ts';
import { browserOfficers } from './browser/browser-officers.ts';
import { cityPan } from './city/city-pan.ts';
import { fixToScreen } from './feed/fix-to-screen.ts';
import { fanOut } from './fan-out/fan-out.ts';
import { listCasesBench } from './list-cases.ts';
import { photoBurst } from './photo-burst.ts';
import { pointToGrid } from './point-to-grid.ts';
import type { Bench } from './row.ts';
import { soak } from './soak/soak.ts';
import { startBench } from './start/start.ts';
import { storePositions } from './store-positions.ts';
import { suggestionsBench } from './suggestions.ts';
import { tilingBench } from './tiling.ts';

/** Every benchmark, in the order of the table. */
export const BENCHES: readonly Bench[] = [
  pointToGrid,
  applyFixBench,
  tilingBench,
  fanOut,
  fixToScreen,
  browserOfficers,
  cityPan,
  storePositions,
  listCasesBench,
  photoBurst,
  suggestionsBench,
  startBench,
  soak,
];
