import type { LayerDefinition } from '../layer.ts';
import { createPulseLayer } from '../pulses/pulse-layer.ts';

/** A new case, and one that becomes late, pulses three times and settles; a closed one fades. The only movements that ask for a look. */
export const pulsesLayer: LayerDefinition = {
  id: 'pulses',
  titleKey: null,
  custom: createPulseLayer,
};
