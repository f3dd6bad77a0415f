/** The part of a heap snapshot of V8 that is read: its nodes, flat, and what their numbers mean. */
interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** Compiled code, and what the browser and its inspector keep beside the scripts. */
const NOT_HELD: ReadonlySet<string> = new Set(['code', 'native', 'hidden', 'synthetic']);
/** The bytes behind typed arrays are told as native ones. */
const ARRAY_BYTES = 'system / JSArrayBufferData';

/**
 * Bytes that the scripts of a page hold, of a heap snapshot as text: objects, arrays, strings and closures with the bytes of
 * typed arrays. Left out is code: V8 compiles a function anew after so many calls, so that of a page that does the same
 * for hours ever more is compiled, until all of it is.
 */
export function heldBytes(text: string): number {
  const { snapshot, nodes, strings } = JSON.parse(text) as HeapSnapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, name, size] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field)) as [
    number,
    number,
    number,
  ];
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    const isHeld = !NOT_HELD.has(types[0][nodes[at + type]!]!) || strings[nodes[at + name]!] === ARRAY_BYTES;
    if (isHeld) bytes += nodes[at + size]!;
  }
  return bytes;
}
