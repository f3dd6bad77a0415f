import { join } from 'node:path';

interface Graph {
  getModuleInfo(
    id: string,
  ): { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null;
}

const DESK = 'client/main.tsx';
const FIELD = 'client/field/main.tsx';
const MAP_PAGE = 'client/pages/map/MapPage.tsx';
const MAP = 'client/map/MapView.tsx';

/**
 * Which file of the build a module lies in, for what the first page of the desk is made of: by itself the bundler makes a file
 * for each set of pages that share something, and each file costs a page milliseconds of several processes. Whatever a module
 * of a file imports lies in the same file or in one named before it, so that no two wait for each other.
 */
export function sharedChunks(root: string) {
  const [desk, field, mapPage, map] = [DESK, FIELD, MAP_PAGE, MAP].map((path) => join(root, path)) as [
    string,
    string,
    string,
    string,
  ];
  const reached = new Map<string, ReadonlySet<string>>();
  let others: readonly string[] | null = null;

  /** A module with all that comes with it. */
  function reachOf(from: string, graph: Graph): ReadonlySet<string> {
    const known = reached.get(from);
    if (known) return known;
    const found = new Set<string>();
    const open = [from];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      open.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
    }
    reached.set(from, found);
    return found;
  }

  /** Pages without a map: what they use too does not lie in one file with it. */
  function pagesWithoutMap(graph: Graph): readonly string[] {
    const later = [...reachOf(desk, graph)].flatMap((id) => graph.getModuleInfo(id)?.dynamicallyImportedIds ?? []);
    return [field, ...later.filter((id) => !reachOf(id, graph).has(map))];
  }

  const group = (name: string, priority: number, isIn: (id: string, graph: Graph) => boolean) => ({
    debugName: name,
    name: (id: string, graph: Graph) =>
      id !== desk && id !== field && id !== mapPage && isIn(id, graph) ? name : null,
    priority,
  });
  return [
    group('base', 3, (id, graph) => reachOf(desk, graph).has(id) && reachOf(field, graph).has(id)),
    group('desk', 2, (id, graph) => reachOf(desk, graph).has(id)),
    group('map', 1, (id, graph) => {
      others ??= pagesWithoutMap(graph);
      return reachOf(mapPage, graph).has(id) && !others.some((page) => reachOf(page, graph).has(id));
    }),
  ];
}
