/** A shapefile of polygons with text columns, small enough to be made inside a test. */
export interface ShapefileParts {
  readonly shp: Uint8Array;
  readonly dbf: Uint8Array;
}

type Ring = readonly (readonly [number, number])[];

const HEADER_BYTES = 100;
const POLYGON = 5;

/** Writes polygon records (outer rings should turn clockwise, as the format wants) and their attributes as already encoded bytes. */
export function writeShapefile(
  shapes: readonly (readonly Ring[])[],
  columns: Readonly<Record<string, readonly Uint8Array[]>>,
): ShapefileParts {
  return { shp: writeShp(shapes), dbf: writeDbf(shapes.length, columns) };
}

function writeShp(shapes: readonly (readonly Ring[])[]): Uint8Array {
  const records = shapes.map(polygonRecord);
  const length = HEADER_BYTES + records.reduce((sum, r) => sum + 8 + r.length, 0);
  const file = new Uint8Array(length);
  const view = new DataView(file.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, POLYGON, true);
  boxOf(shapes.flat()).forEach((n, i) => view.setFloat64(36 + i * 8, n, true));
  let at = HEADER_BYTES;
  records.forEach((record, i) => {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, record.length / 2);
    file.set(record, at + 8);
    at += 8 + record.length;
  });
  return file;
}

function polygonRecord(rings: readonly Ring[]): Uint8Array {
  const points = rings.flat();
  const record = new Uint8Array(44 + rings.length * 4 + points.length * 16);
  const view = new DataView(record.buffer);
  view.setInt32(0, POLYGON, true);
  boxOf(rings).forEach((n, i) => view.setFloat64(4 + i * 8, n, true));
  view.setInt32(36, rings.length, true);
  view.setInt32(40, points.length, true);
  let first = 0;
  rings.forEach((ring, i) => {
    view.setInt32(44 + i * 4, first, true);
    first += ring.length;
  });
  points.forEach(([x, y], i) => {
    view.setFloat64(44 + rings.length * 4 + i * 16, x, true);
    view.setFloat64(52 + rings.length * 4 + i * 16, y, true);
  });
  return record;
}

function boxOf(rings: readonly Ring[]): [number, number, number, number] {
  const xs = rings.flat().map((p) => p[0]);
  const ys = rings.flat().map((p) => p[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const CELL_BYTES = 40;

function writeDbf(count: number, columns: Readonly<Record<string, readonly Uint8Array[]>>): Uint8Array {
  const names = Object.keys(columns);
  const headerBytes = 32 + names.length * 32 + 1;
  const recordBytes = 1 + names.length * CELL_BYTES;
  const file = new Uint8Array(headerBytes + count * recordBytes + 1).fill(0x20, headerBytes);
  const view = new DataView(file.buffer);
  file.set([3, 126, 11, 21], 0);
  view.setUint32(4, count, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, recordBytes, true);
  names.forEach((name, i) => {
    file.set(new TextEncoder().encode(name).subarray(0, 10), 32 + i * 32);
    file[32 + i * 32 + 11] = 'C'.charCodeAt(0);
    file[32 + i * 32 + 16] = CELL_BYTES;
  });
  file[headerBytes - 1] = 0x0d;
  for (let row = 0; row < count; row++) {
    names.forEach((name, i) => file.set(columns[name]![row]!, headerBytes + row * recordBytes + 1 + i * CELL_BYTES));
  }
  file[file.length - 1] = 0x1a;
  return file;
}
