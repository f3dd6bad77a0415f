import type { LayerDefinition } from '../layer.ts';
import { createPulseLayer } from '../pulses/pulse-layer.ts';

/** A new case pulses three times and settles: the only movement that asks for a look. */
export const pulsesLayer: LayerDefinition = {
  id: 'pulses',
  titleKey: null,
  custom: createPulseLayer,
};
