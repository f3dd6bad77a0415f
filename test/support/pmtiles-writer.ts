const EXTENT = 4096;
const HEADER_BYTES = 127;

/** A PMTiles archive (version 3) of one world-wide vector tile, all of which is water. */
export function waterWorld(attribution: string): Uint8Array {
  const tile = vectorTile('water', [
    [0, 0],
    [EXTENT, 0],
    [EXTENT, EXTENT],
    [0, EXTENT],
  ]);
  const metadata = new TextEncoder().encode(
    JSON.stringify({ attribution, vector_layers: [{ id: 'water', fields: {} }] }),
  );
  // One entry: tile id 0, in a run of one, its length, at the beginning of the data (offsets are written plus one).
  const directory = Uint8Array.from([1, 0, 1, ...varint(tile.length), 1]);
  return Uint8Array.from([
    ...header(directory.length, metadata.length, tile.length),
    ...directory,
    ...metadata,
    ...tile,
  ]);
}

function header(directoryBytes: number, metadataBytes: number, tileBytes: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('PMTiles'));
  view.setUint8(7, 3);
  const metadataAt = HEADER_BYTES + directoryBytes;
  const tilesAt = metadataAt + metadataBytes;
  const sections = [HEADER_BYTES, directoryBytes, metadataAt, metadataBytes, tilesAt, 0, tilesAt, tileBytes, 1, 1, 1];
  for (const [at, value] of sections.entries()) view.setBigUint64(8 + 8 * at, BigInt(value), true);
  // Clustered, neither directory nor tile compressed, vector tiles, zoom 0 to 0.
  bytes.set([1, 1, 1, 1, 0, 0], 96);
  for (const [at, degrees] of [-180, -85, 180, 85].entries()) view.setInt32(102 + 4 * at, degrees * 1e7, true);
  return bytes;
}

/** A Mapbox vector tile of one layer with one polygon, in tile units, clockwise. */
function vectorTile(layer: string, ring: readonly (readonly [number, number])[]): Uint8Array {
  let [fromX, fromY] = [0, 0];
  const steps = ring.map(([x, y]) => {
    const step = [...zigzag(x - fromX), ...zigzag(y - fromY)];
    [fromX, fromY] = [x, y];
    return step;
  });
  const geometry = [9, ...steps[0]!, ...varint(((ring.length - 1) << 3) | 2), ...steps.slice(1).flat(), 15];
  const feature = [...field(3, 3), ...bytesField(4, geometry)];
  const name = [...new TextEncoder().encode(layer)];
  return Uint8Array.from(
    bytesField(3, [...field(15, 2), ...bytesField(1, name), ...bytesField(2, feature), ...field(5, EXTENT)]),
  );
}

function field(id: number, value: number): number[] {
  return [...varint(id << 3), ...varint(value)];
}

function bytesField(id: number, bytes: readonly number[]): number[] {
  return [...varint((id << 3) | 2), ...varint(bytes.length), ...bytes];
}

function zigzag(value: number): number[] {
  return varint((value << 1) ^ (value >> 31));
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
