import type { PolicyItem } from '../../shared/http/endpoints/policies.ts';
import type { Label } from '../../shared/model/basis.ts';

type Value = PolicyItem['value'];
/** A thing inside a value: a task, a rate, a unit. */
export type Fields = { readonly [name: string]: Value };

/** Fields that name a thing, best first. */
const NAMES = ['label', 'title', 'name'] as const;

/** True for a thing with fields; null, lists and plain values are none. */
export function isFields(value: Value | undefined): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A text in both languages. */
export function isLabel(value: Value | undefined): value is { zh: string; en: string } {
  if (!isFields(value) || Object.keys(value).length !== 2) return false;
  return typeof value['zh'] === 'string' && typeof value['en'] === 'string';
}

/** What a thing is called in the document, in both languages; null when nothing names it. */
export function nameOf(fields: Fields): Label | null {
  for (const field of NAMES) {
    const name = fields[field];
    if (isLabel(name)) return name;
    if (typeof name === 'string') return { zh: name, en: name };
  }
  return null;
}

/** Every place of the document that a parameter speaks of: its own clause and those of the things inside its value. */
export function placesOfItem({ clause, value }: Pick<PolicyItem, 'clause' | 'value'>): ReadonlySet<string> {
  const places = new Set(clause === null ? [] : [clause]);
  collect(value, places);
  return places;
}

function collect(value: Value, places: Set<string>): void {
  if (Array.isArray(value)) for (const part of value) collect(part, places);
  else if (isFields(value)) {
    if (typeof value['clause'] === 'string') places.add(value['clause']);
    for (const part of Object.values(value)) collect(part, places);
  }
}

/** The parameter with only those things of its lists that a place is about; null when none is. */
export function narrowedTo(item: PolicyItem, isHere: (place: string) => boolean): PolicyItem | null {
  const value = narrowValue(item.value, isHere);
  return value === null ? null : { ...item, value };
}

function narrowValue(value: Value, isHere: (place: string) => boolean): Value {
  if (Array.isArray(value)) {
    const here = value.filter((part) => [...placesOfItem({ clause: null, value: part })].some(isHere));
    return here.length > 0 ? here : null;
  }
  if (!isFields(value)) return null;
  const fields = Object.entries(value).flatMap(([name, part]) => {
    const narrowed = Array.isArray(part) ? narrowValue(part, isHere) : null;
    return narrowed === null ? [] : [[name, narrowed] as const];
  });
  return fields.length > 0 ? Object.fromEntries(fields) : null;
}

/** Names of the things that the values of a document define by an `id`, so that a code elsewhere can be read. */
export function namesInValues(items: readonly Pick<PolicyItem, 'value'>[]): ReadonlyMap<string, Label> {
  const names = new Map<string, Label>();
  const look = (value: Value) => {
    if (Array.isArray(value)) value.forEach(look);
    else if (isFields(value)) {
      const name = nameOf(value);
      const id = value['id'];
      if (typeof id === 'string' && name && !names.has(id)) names.set(id, name);
      const parts = Object.entries(value);
      // A table of labels defines its keys (`counts.filed`); a label among other fields only describes its own thing.
      const isTable = !name && parts.length > 0 && parts.every(([, part]) => isLabel(part));
      for (const [field, part] of parts) {
        if (!isLabel(part)) look(part);
        else if (isTable && !names.has(field)) names.set(field, part);
      }
    }
  };
  for (const { value } of items) look(value);
  return names;
}
