import type { LayerDefinition } from '../layer.ts';
import { createOfficerLayer } from '../officers/officer-layer.ts';

/** Field officers, gliding between their fixes. */
export const officersLayer: LayerDefinition = {
  id: 'officers',
  titleKey: 'layer.officers',
  custom: createOfficerLayer,
};
