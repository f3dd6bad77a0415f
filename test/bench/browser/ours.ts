import { Decoder, Encoder } from 'socket.io-msgpack-parser';
import { createFrameBus, type FrameBus } from '../../../client/frames/frame-bus.ts';
import { farHand, type OpenHand } from '../../../client/frames/frame-hand.ts';
import { startFrameWorker } from '../../../client/frames/start-frame-worker.ts';
import { createOfficerLayer } from '../../../client/map/officers/officer-layer.ts';
import { createDistrictStore } from '../../../client/stores/district.ts';
import { createSessionStore } from '../../../client/stores/session.ts';
import { createLinkStore } from '../../../client/stores/link.ts';
import type { Stores } from '../../../client/stores/stores.ts';
import { createViewStore } from '../../../client/stores/view.ts';
import { createWorldStore } from '../../../client/stores/world.ts';
import type { DistrictAnswer, OfficerItem } from '../../../shared/http/district.ts';
import type { Contender, Frame } from './contender.ts';
import { CITY_BOUNDS } from './walkers.ts';

/** The product's own way: packet of the socket → bus → worker → GPU layer, as bytes come from the server. */
export function ours(frames: readonly Frame[]): Contender {
  const packets = frames.map((frame) => packetOf(frame.bytes));
  let taken = () => {};
  let lost: (error: Error) => void = () => {};
  const openHand: OpenHand = ({ answered }) =>
    farHand(startFrameWorker)({
      answered(answer) {
        answered(answer);
        if (answer.places) taken();
      },
      failed: () => lost(new Error('the worker failed')),
    });
  const stores = madeStores(frames[0]!.count, createFrameBus(openHand));
  const layer = createOfficerLayer(stores, 1);
  const decoder = new Decoder();
  decoder.on('decoded', (packet: { readonly data: readonly [string, ArrayBuffer] }) => {
    stores.frames.publish(new Uint8Array(packet.data[1]), (doubt) => lost(new Error(JSON.stringify(doubt))));
  });
  const play = (at: number) =>
    new Promise<void>((resolve, reject) => {
      [taken, lost] = [resolve, reject];
      decoder.add(packets[at]);
    });
  return {
    async show(map) {
      map.addLayer(layer);
      await play(0);
      await map.once('idle');
    },
    tick: play,
    async placeOf(officer) {
      const place = stores.frames.lastPlace(officer);
      if (!place) throw new Error(`officer ${officer} is not on the bus`);
      return [place.lon, place.lat];
    },
    drawnAwayPx(map, officer) {
      const place = stores.frames.lastPlace(officer)!;
      const { x, y } = map.project([place.lon, place.lat]);
      const found = layer.pickAt?.(x, y);
      if (found?.kind !== 'officer') return Infinity;
      const other = stores.frames.lastPlace(Number(found.id))!;
      const at = map.project([other.lon, other.lat]);
      return Math.hypot(at.x - x, at.y - y);
    },
  };
}

/** What the socket hands to the parser in a browser. */
function packetOf(bytes: Uint8Array): ArrayBuffer {
  const [packet] = new Encoder().encode({ type: 2, nsp: '/', data: ['positions', bytes.buffer] }) as unknown as [
    Uint8Array,
  ];
  return new Uint8Array(packet).buffer;
}

function madeStores(officers: number, frames: FrameBus): Stores {
  const stores: Stores = {
    session: createSessionStore(),
    district: createDistrictStore(),
    world: createWorldStore(),
    view: createViewStore(),
    link: createLinkStore(0),
    frames,
  };
  stores.link.getState().statusChanged({ kind: 'live', sinceMs: 0 });
  stores.district.getState().loaded({
    district: { bounds: CITY_BOUNDS } as unknown as DistrictAnswer,
    towns: null,
    communities: null,
    grids: null,
    landmarks: null,
  });
  stores.district
    .getState()
    .rosterLoaded(
      new Map(Array.from({ length: officers }, (_, index) => [index, { index, id: String(index) } as OfficerItem])),
    );
  return stores;
}
