import { authorize, type Actor } from '../../../shared/access/authorize.ts';
import type { GridLive } from '../../../shared/coverage/grid-live.ts';
import type { CoverageAnswer } from '../../../shared/http/endpoints/coverage.ts';
import { createCoverageHistory } from '../coverage-history.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';
import { townView } from '../town-view.ts';

const BUSY = problem('overloaded', 'Other moments of the past are being counted: ask again.', {
  headers: { 'Retry-After': '5' },
});

export function coverageHandlers({ world, clock, store, policies }: HandlerParts): HandlersOf<'getCoverage'> {
  const history = createCoverageHistory(world.loaded, policies, store);
  return {
    async getCoverage({ actor, query: { town, at } }) {
      const view = townView(actor, 'coverage:read', town, world.loaded);
      if (view.kind === 'problem') return view;
      const nowMs = clock.nowMs();
      if (at !== undefined && at > nowMs) return wrongField('at', 'lies in the future');
      if (at !== undefined) {
        const then = policies.exactlyAt(at);
        if (!then.ok) return problem('not-found', `Coverage of that day cannot be counted: ${then.error}.`);
      }
      const past = at === undefined ? null : history.at(at);
      if (past === 'busy') return BUSY;
      const all = past === null ? [...world.facts().grids.values()] : await past;
      const grids = all
        .filter((grid) => view.town === null || world.townOfGrid(grid.index) === view.town)
        .map((grid) => (seesPeople(actor, world.townOfGrid(grid.index)) ? grid : { ...grid, present: [] }));
      const findings = world.facts().findings.filter((finding) => view.town === null || finding.town === view.town);
      return answer({
        atMs: at ?? nowMs,
        town: view.town,
        totals: totalsOf(grids),
        grids: [...grids].sort((a, b) => a.index - b.index),
        findings: [...findings],
      });
    },
  };
}

function seesPeople(actor: Actor, town: string | undefined): boolean {
  return authorize(actor, 'position:read', { town: town ?? null });
}

function totalsOf(grids: readonly GridLive[]): CoverageAnswer['totals'] {
  const totals = { grids: grids.length, covered: 0, thin: 0, overdue: 0, empty: 0, cells: 0, visitedCells: 0 };
  for (const { state, cells, visitedCells } of grids) {
    totals[state]++;
    totals.cells += cells;
    totals.visitedCells += visitedCells;
  }
  return { ...totals, completeness: totals.cells > 0 ? totals.visitedCells / totals.cells : 0 };
}
