import type { PolicyDetail, PolicyItem } from '../../shared/http/endpoints/policies.ts';
import { narrowedTo, placesOfItem } from './policy-places.ts';

type Section = PolicyDetail['outline'][number];

/** A heading of a document with what lies under it. */
export interface OutlineNode extends Section {
  readonly children: readonly OutlineNode[];
  /** Parameters that speak of this place or of one below it. */
  readonly total: number;
}

/** Parameters of one place; null when the document has no place for them. */
export interface SectionItems {
  readonly section: Section | null;
  readonly items: readonly PolicyItem[];
}

const NUMERAL = /[0-9一二三四五六七八九十]/;

/** True when a place lies inside another: `五（二）2` in `五（二）`, but `十一` is not in `十`, nor `10` in `1`. */
export function isWithin(ref: string, outer: string): boolean {
  if (ref === outer) return true;
  if (!ref.startsWith(outer)) return false;
  const [last, next] = [outer.at(-1)!, ref.charAt(outer.length)];
  const sameKind = /[0-9]/.test(last) === /[0-9]/.test(next);
  return !(NUMERAL.test(last) && NUMERAL.test(next) && sameKind);
}

/** The outline as a tree, in the order of the document. */
export function outlineTree(outline: readonly Section[], items: readonly PolicyItem[]): readonly OutlineNode[] {
  const parents = new Map(outline.map(({ ref }) => [ref, parentOf(ref, outline)]));
  const places = items.map((item) => [...placesOfItem(item)]);
  const build = (parent: string | null): readonly OutlineNode[] =>
    outline
      .filter(({ ref }) => parents.get(ref) === parent)
      .map((section) => ({
        ...section,
        children: build(section.ref),
        total: places.filter((refs) => refs.some((ref) => isWithin(ref, section.ref))).length,
      }));
  return build(null);
}

/** The headings from the top of the document down to a place. */
export function trailTo(ref: string, outline: readonly Section[]): readonly Section[] {
  return outline.filter((section) => isWithin(ref, section.ref)).toSorted((a, b) => a.ref.length - b.ref.length);
}

/**
 * Parameters by place, in the order of the outline. `within` narrows them to a place and those below it: of a list that
 * covers more of the document, only what is about the place.
 */
export function sectionItems(
  { outline, parameters }: Pick<PolicyDetail, 'outline' | 'parameters'>,
  within: string | null,
): readonly SectionItems[] {
  const isHere = (place: string) => within === null || isWithin(place, within);
  const asked = treeOrder(outline.filter(({ ref }) => isHere(ref)));
  const groups = asked.map((section) => {
    const own = parameters.filter(({ clause }) => clause === section.ref);
    const wider = section.ref === within ? parameters.filter(({ clause }) => clause === null || !isHere(clause)) : [];
    const parts = wider.flatMap((item) => narrowedTo(item, isHere) ?? []);
    return { section, items: [...own, ...parts] };
  });
  const homeless = within === null ? parameters.filter(({ clause }) => clause === null) : [];
  return [...groups, { section: null, items: homeless }].filter(({ items }) => items.length > 0);
}

function treeOrder(outline: readonly Section[]): readonly Section[] {
  const flat = (nodes: readonly OutlineNode[]): Section[] =>
    nodes.flatMap(({ ref, title, children }) => [{ ref, title }, ...flat(children)]);
  return flat(outlineTree(outline, []));
}

function parentOf(ref: string, outline: readonly Section[]): string | null {
  let parent: string | null = null;
  for (const { ref: outer } of outline)
    if (outer !== ref && isWithin(ref, outer) && outer.length > (parent?.length ?? 0)) parent = outer;
  return parent;
}

/** Which of the shown items tells each rule: the first that is read by it. */
export function ruleTellers(groups: readonly Pick<SectionItems, 'items'>[]): ReadonlyMap<string, string> {
  const tellers = new Map<string, string>();
  for (const { items } of groups)
    for (const { key, rules } of items) for (const rule of rules) if (!tellers.has(rule)) tellers.set(rule, key);
  return tellers;
}
