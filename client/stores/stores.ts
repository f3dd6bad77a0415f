import type { FrameBus } from '../frames/frame-bus.ts';
import type { DistrictStore } from './district.ts';
import type { LinkStore } from './link.ts';
import type { SessionStore } from './session.ts';
import type { ViewStore } from './view.ts';
import type { WorldStore } from './world.ts';

/** Everything the view hangs on, made once in main.tsx and handed down. Stores hold facts; the rest are selectors. */
export interface Stores {
  /** Who is at this page. */
  readonly session: SessionStore;
  readonly district: DistrictStore;
  readonly world: WorldStore;
  readonly view: ViewStore;
  readonly link: LinkStore;
  /** Position frames by-pass the stores: wire → bus → worker → GPU layer. */
  readonly frames: FrameBus;
}
