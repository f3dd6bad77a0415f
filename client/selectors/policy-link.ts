/** What a link to the policy page can carry; absent parts are null, the query is empty. */
export interface PolicyPlace {
  readonly pack: string | null;
  /** Place in the outline, `五（二）2`. */
  readonly section: string | null;
  /** Key of a parameter, `zoning.weights`. */
  readonly key: string | null;
  readonly query: string;
}

const NAMES = { pack: 'pack', section: 'section', key: 'key', query: 'q' } as const;

/** The address of a place on the policy page: `/policy?pack=zhenggang-2026&key=zoning.weights`. */
export function policyPath(place: Partial<PolicyPlace>): string {
  const search = policySearch(new URLSearchParams(), place).toString();
  return search === '' ? '/policy' : `/policy?${search}`;
}

/** Other parts of a query (theme, language) with the place written into them. */
export function policySearch(others: URLSearchParams, place: Partial<PolicyPlace>): URLSearchParams {
  const search = new URLSearchParams(others);
  for (const [part, name] of Object.entries(NAMES) as [keyof PolicyPlace, string][]) {
    const value = place[part] ?? '';
    if (value === '') search.delete(name);
    else search.set(name, value);
  }
  return search;
}

/** Reads a query; what is too long to be a place is ignored. */
export function parsePolicyPlace(search: URLSearchParams): PolicyPlace {
  const part = (name: string) => {
    const value = search.get(name);
    return value !== null && value.length > 0 && value.length <= 200 ? value : null;
  };
  return { pack: part('pack'), section: part('section'), key: part('key'), query: part('q') ?? '' };
}
