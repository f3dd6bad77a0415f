import type { LayerSpecification } from 'maplibre-gl';

type LayerOpacity = 'fill-layer-opacity' | 'line-layer-opacity';

/** The part of a map that lets layers rest. */
export interface RestingMap {
  setLayoutProperty(layer: string, name: 'visibility', value: 'visible' | 'none'): unknown;
  setPaintProperty(layer: string, name: LayerOpacity, value: 0 | 1): unknown;
}

/** Which style layers, by whole id, draw nothing for now: hidden together with their tiles, or only passed over. */
export interface LayerRest {
  /** A layer as it is to be added; `isAsleep` null for one that is never asleep. */
  added(layer: LayerSpecification, isIdle: boolean, isAsleep: boolean | null): LayerSpecification;
  /** Those that are idle stay hidden. */
  show(ids: readonly string[], isVisible: boolean): void;
  rest(ids: readonly string[], isIdle: (id: string) => boolean): void;
  sleep(ids: readonly string[], isAsleep: (id: string) => boolean): void;
  forget(): void;
}

export function createLayerRest(map: RestingMap): LayerRest {
  const idle = new Set<string>();
  const asleep = new Map<string, { readonly opacity: LayerOpacity; isAsleep: boolean }>();

  return {
    added(layer, isIdle, isAsleep) {
      if (isIdle) idle.add(layer.id);
      const rested = isIdle ? hidden(layer) : layer;
      if (isAsleep === null || (layer.type !== 'fill' && layer.type !== 'line')) return rested;
      const opacity = `${layer.type}-layer-opacity` as const;
      asleep.set(layer.id, { opacity, isAsleep });
      return wakeable(rested, opacity, isAsleep);
    },
    show(ids, isVisible) {
      for (const id of ids) if (!idle.has(id)) map.setLayoutProperty(id, 'visibility', isVisible ? 'visible' : 'none');
    },
    rest(ids, isIdle) {
      for (const id of ids) {
        const rests = isIdle(id);
        if (rests === idle.has(id)) continue;
        if (rests) idle.add(id);
        else idle.delete(id);
        map.setLayoutProperty(id, 'visibility', rests ? 'none' : 'visible');
      }
    },
    sleep(ids, isAsleep) {
      for (const id of ids) {
        const told = asleep.get(id);
        if (!told || told.isAsleep === isAsleep(id)) continue;
        told.isAsleep = !told.isAsleep;
        map.setPaintProperty(id, told.opacity, told.isAsleep ? 0 : 1);
      }
    },
    forget() {
      idle.clear();
      asleep.clear();
    },
  };
}

function hidden(layer: LayerSpecification): LayerSpecification {
  return { ...layer, layout: { ...layer.layout, visibility: 'none' } } as LayerSpecification;
}

/** Without a slow change, in which it would be drawn apart and laid over the others. */
function wakeable(layer: LayerSpecification, opacity: LayerOpacity, isAsleep: boolean): LayerSpecification {
  const sleep = { [opacity]: isAsleep ? 0 : 1, [`${opacity}-transition`]: { duration: 0 } };
  return { ...layer, paint: { ...layer.paint, ...sleep } } as LayerSpecification;
}
