import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '../../shared/access/authorize.ts';
import { authorize } from '../../shared/access/authorize.ts';
import { readScope } from '../../shared/access/read-scope.ts';
import type { BodyOf } from '../../shared/http/endpoint.ts';
import type { recordSpotCheck } from '../../shared/http/endpoints/spot-checks.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Grid } from '../../shared/model/area.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { SpotCheck } from '../../shared/model/spot-check.ts';
import { entry, type Who } from '../audit/audit.ts';
import type { Store } from '../ports/store.ts';
import type { LiveWorld } from '../ports/world.ts';

type Body = BodyOf<typeof recordSpotCheck>;

/** Why a spot check is not recorded: a field that is wrong, or a town that is not the actor's. */
type SpotRefusal = 'forbidden' | { readonly field: string; readonly reason: string };

interface SpotParts {
  readonly store: Pick<Store, 'cases' | 'spotChecks'>;
  readonly world: Pick<LiveWorld, 'gridAt' | 'loaded'>;
  readonly nowMs: number;
  /** By whom a case must be found to be found by own staff. */
  readonly ownSources: readonly CaseView['source'][];
}

/** Technical: a clock may be ahead by a minute, and what was forgotten for a week is no record any more. */
const AHEAD_MS = 60_000;
const OLDEST_MS = 7 * 86_400_000;

/** Records a spot check (RAT-7). Each problem that is said to be known names the case of it: open then, in the same grid. */
export async function recordCheck(
  body: Body,
  { actor, who, key }: { readonly actor: Actor; readonly who: Who; readonly key: string | null },
  { store, world, nowMs, ownSources }: SpotParts,
): Promise<Result<SpotCheck, SpotRefusal>> {
  const place = placeOf(body, world);
  if (!place.ok) return place;
  const { code: grid, town } = place.value;
  if (!authorize(actor, 'spot:record', { town, grid })) return err('forbidden');
  const atMs = body.at ?? nowMs;
  if (atMs > nowMs + AHEAD_MS) return err({ field: 'at', reason: 'lies in the future' });
  if (atMs < nowMs - OLDEST_MS) return err({ field: 'at', reason: 'is too long ago' });
  const named = body.problems.flatMap((problem) => problem.case ?? []);
  const twice = named.findIndex((id, i) => named.indexOf(id) !== i);
  if (twice !== -1) return err({ field: 'problems', reason: `name the case ${named[twice]} twice` });
  const problems: SpotCheck['problems'][number][] = [];
  for (const [i, { category, case: id }] of body.problems.entries()) {
    const known = id === undefined ? null : await store.cases.get(id, readScope(actor, 'case:read'));
    const fault = id === undefined ? null : caseFault(known?.item ?? null, grid, atMs);
    if (fault !== null) return err({ field: `problems.${i}.case`, reason: fault });
    problems.push({ category, case: id ?? null, isFound: known !== null && ownSources.includes(known.item.source) });
  }
  const check: SpotCheck = {
    id: idOf(key === null ? null : JSON.stringify([key, actor.id, body])),
    atMs: Math.min(atMs, nowMs),
    town,
    grid,
    patrol: body.patrol,
    problems,
    note: body.note || null,
  };
  const detail = { grid, patrol: check.patrol, problems: problems.length };
  const audited = entry(who, 'spot:recorded', { subject: check.id, town, detail });
  await store.spotChecks.insert(check, actor.id, { entry: audited, atMs: nowMs });
  return ok(check);
}

/** The grid that is named, or the one at the position; one of the two is said. */
function placeOf({ grid, lon, lat }: Body, { gridAt, loaded }: SpotParts['world']): Result<Grid, SpotRefusal> {
  if (grid !== undefined) {
    if (lon !== undefined || lat !== undefined) return err({ field: 'lon', reason: 'is not taken beside a grid' });
    const known = loaded.grids.features.find(({ properties }) => properties.code === grid)?.properties;
    return known ? ok(known) : err({ field: 'grid', reason: 'is no grid of this district' });
  }
  if (lon === undefined || lat === undefined) return err({ field: 'grid', reason: 'is needed, or lon and lat' });
  const there = gridAt(lon, lat);
  return there ? ok(there) : err({ field: 'lon', reason: 'lies outside every grid' });
}

/** What stood there was known by then only as a case of that grid, that was open. */
function caseFault(item: CaseView | null, grid: string, atMs: number): string | null {
  if (!item) return 'is no case of this district';
  if (item.grid !== grid) return 'is of another grid';
  if (item.reportedMs > atMs) return 'was reported after the check';
  return item.closedMs !== null && item.closedMs <= atMs ? 'had ended before the check' : null;
}

/** The same request again is the same check. */
function idOf(seed: string | null): string {
  return seed === null ? randomUUID() : createHash('sha256').update(seed).digest('hex').slice(0, 32);
}
