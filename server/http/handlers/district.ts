import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { coordinatorOf } from '../../../shared/duties/escalation.ts';
import type { DistrictAnswer } from '../../../shared/http/district.ts';
import type { AreaLayer } from '../../../shared/http/endpoints/district.ts';
import { combinedBasis } from '../../../shared/policy/resolve-parameter.ts';
import { keptByVersion, keptByVersionAndCaller } from '../forever.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, type PreparedBytes } from '../reply.ts';
import { townView } from '../town-view.ts';

const gzipAsync = promisify(gzip);

/** What the district is told from: nothing of it is in the store. */
export interface DistrictHandlerParts extends Pick<HandlerParts, 'clock' | 'policies' | 'basemap'> {
  readonly world: Pick<HandlerParts['world'], 'loaded'>;
  readonly config: Pick<HandlerParts['config'], 'demo' | 'version'>;
  readonly store: Pick<HandlerParts['store'], 'kind'>;
}

export function districtHandlers(parts: DistrictHandlerParts): HandlersOf<'getDistrict' | 'getAreas'> {
  const { loaded } = parts.world;
  const prepared = new Map<string, PreparedBytes>();

  /** Serialised once, at the first reading, and packed when first asked for so; boundaries do not change while the server runs. */
  function layerBytes(layer: AreaLayer, town: string | null): PreparedBytes {
    const name = `${layer} ${town}`;
    const ready = prepared.get(name) ?? prepare(layerOf(layer, town));
    prepared.set(name, ready);
    return ready;
  }

  /** Towns and what one reads a map by are for everybody; grids and communities are those of the town (ACC-19). */
  function layerOf(layer: AreaLayer, town: string | null) {
    if (town === null || layer === 'towns' || layer === 'landmarks') return loaded[layer];
    const { type, features } = loaded[layer];
    const all: readonly { readonly properties: { readonly town: string } }[] = features;
    return { type, features: all.filter(({ properties }) => properties.town === town) };
  }

  return {
    getDistrict: () => answer(describe(parts)),
    getAreas({ actor, params: { layer }, query: { v } }) {
      const view = townView(actor, 'district:read', undefined, loaded);
      if (view.kind === 'problem') return view;
      const kept = layer === 'towns' || layer === 'landmarks' ? keptByVersion : keptByVersionAndCaller;
      return {
        kind: 'bytes',
        bytes: layerBytes(layer, view.town),
        etag: `W/"${loaded.areasVersion}-${layer}${view.town === null ? '' : `-${view.town}`}"`,
        headers: kept(v, loaded.areasVersion),
      };
    },
  };
}

function prepare(layer: unknown): PreparedBytes {
  const plain = Buffer.from(JSON.stringify(layer));
  let packed: Promise<Buffer> | null = null;
  return { plain, gzip: () => (packed ??= gzipAsync(plain, { level: 7 })) };
}

function describe({ world, clock, config, store, policies, basemap }: DistrictHandlerParts): DistrictAnswer {
  const { district, packs, areasVersion } = world.loaded;
  const { coverage, cases, duties } = policies.at(clock.nowMs());
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
      coordinators: {
        ordinary: coordinatorOf('ordinary', duties)?.coordinator ?? null,
        difficult: coordinatorOf('difficult', duties)?.coordinator ?? null,
        major: coordinatorOf('major', duties)?.coordinator ?? null,
      },
    },
  };
}
