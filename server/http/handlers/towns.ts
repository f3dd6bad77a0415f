import { authorize, type Actor } from '../../../shared/access/authorize.ts';
import type { TownItem } from '../../../shared/http/district.ts';
import { dayStartMs } from '../../../shared/lib/local-day.ts';
import type { Town } from '../../../shared/model/area.ts';
import { headlineByTown, type Headline } from '../../../shared/world/headline.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer } from '../reply.ts';
import { townView } from '../town-view.ts';

export function townHandlers({ world, clock }: HandlerParts): HandlersOf<'listTowns' | 'getTown'> {
  const { district, officers, towns } = world.loaded;
  const officersByTown = new Map<string, number>();
  for (const { town } of officers) officersByTown.set(town, (officersByTown.get(town) ?? 0) + 1);

  function headlines(): ReadonlyMap<string, Headline> {
    const nowMs = clock.nowMs();
    const moment = { nowMs, dayStartMs: dayStartMs(nowMs, district.timeZone) };
    return headlineByTown(world.gridCounts().towns, world.facts().cases.values(), moment);
  }

  function counts(town: string, figures: Headline | undefined): TownItem['counts'] {
    const { covered, thin, overdue, empty } = figures?.gridsByState ?? { covered: 0, thin: 0, overdue: 0, empty: 0 };
    return {
      grids: figures?.grids ?? 0,
      covered,
      thin,
      overdue,
      empty,
      officers: officersByTown.get(town) ?? 0,
      openCases: figures?.openCases ?? 0,
      lateCases: figures?.lateCases ?? 0,
    };
  }

  /** Place and class are public, the grade and the counts are not (ACC-9). */
  function item(town: Town, figures: Headline | undefined, actor: Actor): TownItem {
    const at = { town: town.code };
    const watches = authorize(actor, 'scope:watch', at);
    const standing = world.facts().standings.get(town.code) ?? { code: town.code, zone: null, grade: null };
    return {
      ...town,
      standing: watches || authorize(actor, 'assessment:read', at) ? standing : { ...standing, grade: null },
      counts: watches ? counts(town.code, figures) : null,
    };
  }

  return {
    listTowns({ actor }) {
      const byTown = headlines();
      const items = towns.features
        .map(({ properties }) => properties)
        .filter(({ code }) => authorize(actor, 'district:read', { town: code }))
        .map((town) => item(town, byTown.get(town.code), actor));
      return answer({ items });
    },
    getTown({ actor, params: { code } }) {
      const view = townView(actor, 'district:read', code, world.loaded);
      if (view.kind === 'problem') return view;
      const town = towns.features.find(({ properties }) => properties.code === code)!.properties;
      return answer(item(town, headlines().get(code), actor));
    },
  };
}
