import type { Protocol } from './protocol.ts';
import { osmandProtocol } from './osmand.protocol.ts';
import { positionsProtocol } from './positions.protocol.ts';

/** Every device protocol that the server speaks, one file each. */
export const PROTOCOLS: readonly Protocol[] = [positionsProtocol, osmandProtocol];
