import 'maplibre-gl/dist/maplibre-gl.css';
import './officers/name-tags.css';
import { useEffect, useRef } from 'react';
import type { Stores } from '../stores/stores.ts';
import { MAP_LAYERS } from './layers/index.ts';
import type { Stage, StageOptions } from './stage-contract.ts';
import { createStage } from './stage.ts';

interface MapViewProps {
  readonly stores: Stores;
  readonly mode: StageOptions['mode'];
  /** Given the stage when it stands and null when it is gone, for buttons that fit and zoom. */
  readonly onStage?: (stage: Stage | null) => void;
  readonly onDrawn?: StageOptions['onDrawn'];
  readonly padding?: StageOptions['padding'];
  /** Name of the map for screen readers. */
  readonly label?: string;
}

/** The map fills its parent. The only component that touches the stage: everything else goes through the stores. */
export function MapView({ stores, mode, onStage, onDrawn, padding, label }: MapViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef({ onStage, onDrawn, padding });
  useEffect(() => {
    latest.current = { onStage, onDrawn, padding };
  });

  useEffect(() => {
    const asked = latest.current;
    const stage = createStage({
      container: container.current!,
      stores,
      layers: MAP_LAYERS,
      mode,
      onDrawn: () => latest.current.onDrawn?.(),
      padding: () => latest.current.padding?.() ?? {},
    });
    asked.onStage?.(stage);
    return () => {
      asked.onStage?.(null);
      stage.dispose();
    };
  }, [stores, mode]);

  return <div ref={container} role="region" aria-label={label} style={{ position: 'absolute', inset: 0 }} />;
}
