import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { DistrictAnswer } from '../../../shared/http/district.ts';
import type { AreaLayer } from '../../../shared/http/endpoints/district.ts';
import { combinedBasis } from '../../../shared/policy/resolve-parameter.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, type PreparedBytes } from '../reply.ts';

const gzipAsync = promisify(gzip);
const FOREVER = 'private, max-age=31536000, immutable';

export function districtHandlers(parts: HandlerParts): HandlersOf<'getDistrict' | 'getAreas'> {
  const { loaded } = parts.world;
  const prepared = new Map<AreaLayer, Promise<PreparedBytes>>();

  /** Serialised and packed once, at the first reading; boundaries do not change while the server runs. */
  function layerBytes(layer: AreaLayer): Promise<PreparedBytes> {
    const ready = prepared.get(layer) ?? prepare(loaded[layer]);
    prepared.set(layer, ready);
    return ready;
  }

  return {
    getDistrict: () => answer(describe(parts)),
    async getAreas({ params: { layer }, query: { v } }) {
      const isCurrent = v === loaded.areasVersion;
      return {
        kind: 'bytes',
        bytes: await layerBytes(layer),
        etag: `W/"${loaded.areasVersion}-${layer}"`,
        headers: { 'Cache-Control': isCurrent ? FOREVER : 'private, no-cache' },
      };
    },
  };
}

async function prepare(layer: unknown): Promise<PreparedBytes> {
  const plain = Buffer.from(JSON.stringify(layer));
  return { plain, gzip: await gzipAsync(plain, { level: 7 }) };
}

function describe({ world, clock, config, store, policies, basemap }: HandlerParts): DistrictAnswer {
  const { district, packs, areasVersion } = world.loaded;
  const { coverage, cases } = policies.at(clock.nowMs());
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
