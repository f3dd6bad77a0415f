import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { DistrictAnswer } from '../../../shared/http/district.ts';
import type { AreaLayer } from '../../../shared/http/endpoints/district.ts';
import { combinedBasis } from '../../../shared/policy/resolve-parameter.ts';
import type { LoadedDistrict } from '../../ports.ts';
import { keptByVersion, keptByVersionAndCaller } from '../forever.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, type PreparedBytes } from '../reply.ts';
import { townView } from '../town-view.ts';

const gzipAsync = promisify(gzip);

export function districtHandlers(parts: HandlerParts): HandlersOf<'getDistrict' | 'getAreas'> {
  const { loaded } = parts.world;
  const district = describe(parts);
  const prepared = new Map<string, Promise<PreparedBytes>>();

  /** Serialised and packed once, at the first reading; boundaries do not change while the server runs. */
  function layerBytes(layer: AreaLayer, town: string | null): Promise<PreparedBytes> {
    const key = `${layer} ${town ?? ''}`;
    const ready = prepared.get(key) ?? prepare(town === null ? loaded[layer] : gridsOf(town));
    prepared.set(key, ready);
    return ready;
  }

  function gridsOf(town: string): LoadedDistrict['grids'] {
    const features = loaded.grids.features.filter(({ properties }) => properties.town === town);
    return { type: 'FeatureCollection', features };
  }

  return {
    getDistrict: () => answer(district),
    async getAreas({ actor, params: { layer }, query: { v } }) {
      const view = townView(actor, 'district:read', undefined, loaded);
      if (view.kind === 'problem') return view;
      // Towns and communities are for orientation; grids are cut to the caller's town, as their tiles are.
      const town = layer === 'grids' ? view.town : null;
      const kept = layer === 'grids' ? keptByVersionAndCaller : keptByVersion;
      return {
        kind: 'bytes',
        bytes: await layerBytes(layer, town),
        etag: `W/"${loaded.areasVersion}-${layer}${town === null ? '' : `-${town}`}"`,
        headers: kept(v, loaded.areasVersion),
      };
    },
  };
}

async function prepare(layer: unknown): Promise<PreparedBytes> {
  const plain = Buffer.from(JSON.stringify(layer));
  return { plain, gzip: await gzipAsync(plain, { level: 7 }) };
}

function describe({ world, config, store, policies, basemap }: HandlerParts): DistrictAnswer {
  const { district, packs, areasVersion } = world.loaded;
  const { coverage, cases } = policies;
  const { overdueAfterMinutes, completeShare, staleAfterMs } = coverage;
  const { sources } = coverage;
  const titles = new Map(packs.map((pack) => [pack.id, pack.document.title]));
  return {
    id: district.id,
    name: district.name,
    timeZone: district.timeZone,
    bounds: district.bounds,
    schematic: district.schematic,
    gridsSchematic: district.schematic || district.gridsSchematic,
    demo: config.demo,
    store: store.kind,
    version: config.version,
    basemap: basemap.choice,
    packs: district.packs.map(({ pack, basis }) => ({
      id: pack,
      title: titles.get(pack) ?? { zh: pack, en: pack },
      basis,
    })),
    areasVersion,
    coverage: {
      overdueAfterMinutes,
      completeShare,
      staleAfterMs,
      basis: combinedBasis([sources.overdueAfterMinutes, sources.completeShare, sources.staleAfterMs]),
    },
    cases: {
      warnShare: cases.warnShare,
      basis: cases.sources.warnShare.basis,
      limitBasis: cases.sources.limits.basis,
    },
  };
}
