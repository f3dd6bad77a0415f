import { minuteOfDay } from '../../../shared/lib/local-day.ts';
import { gridValidity, missingFixes, type GridValidity } from '../../../shared/staffing/grid-validity.ts';
import { membership } from '../../../shared/staffing/membership.ts';
import { minimumSheet } from '../../../shared/staffing/minimum-sheet.ts';
import { supervisionAt } from '../../../shared/staffing/supervision.ts';
import { cadreLines, unitSheets } from '../../../shared/staffing/unit-checklist.ts';
import type { StaffingPolicy } from '../../../shared/staffing/staffing-policy.ts';
import { remembered } from '../../lib/remembered.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer } from '../reply.ts';
import { townView } from '../town-view.ts';

type StaffingEndpoint = 'getStaffing' | 'listGridValidity' | 'listUnitSheets';

/** Staffing sheets. The roster is read once, at start: all but the shifts stays the same while the same policies are in force. */
export function staffingHandlers({ world, clock, policies }: HandlerParts): HandlersOf<StaffingEndpoint> {
  const { district, officers, posts, units } = world.loaded;
  const towns = world.loaded.towns.features.map(({ properties }) => properties);
  const grids = world.loaded.grids.features.map(({ properties }) => properties);
  const book = remembered((policy: StaffingPolicy) => ({
    policy,
    validity: gridValidity({ grids, officers, posts }, policy),
    members: membership(grids, officers, policy),
  }));
  const today = () => book(policies.at(clock.nowMs()).staffing);

  return {
    getStaffing({ actor, query }) {
      const view = townView(actor, 'roster:read', query.town, world.loaded);
      if (view.kind === 'problem') return view;
      const mine = <T extends { readonly town: string }>(items: readonly T[]) => within(items, view.town);
      const { policy, validity, members } = today();
      const atMs = query.at ?? clock.nowMs();
      const supervision = supervisionAt(minuteOfDay(atMs, district.timeZone), officers, policy);
      const onShift = supervision && mine(supervision.items);
      const ownTowns = view.town === null ? towns : towns.filter(({ code }) => code === view.town);
      return answer({
        atMs,
        minimums: minimumSheet(ownTowns, officers, policy),
        supervision: supervision && {
          ...supervision,
          onShift: onShift!.length,
          supervised: onShift!.filter(({ code }) => code === 'supervised').length,
          items: onShift!,
        },
        membership: members && { ...members, members: mine(officers).length, items: mine(members.items) },
        grids: policy.fixedForGrid && gridCounts(mine(validity)),
      });
    },

    listGridValidity({ actor, query }) {
      const view = townView(actor, 'roster:read', query.town, world.loaded);
      if (view.kind === 'problem') return view;
      const items = within(today().validity, view.town).filter(({ valid }) => query.only === 'all' || !valid);
      return answer({ items });
    },

    listUnitSheets({ actor, query }) {
      const view = townView(actor, 'roster:read', query.town, world.loaded);
      if (view.kind === 'problem') return view;
      const { policy } = today();
      const items = within(unitSheets(towns, units, policy), view.town);
      return answer({ items, cadres: view.town === null ? cadreLines(units?.cadres ?? null, policy) : null });
    },
  };
}

function within<T extends { readonly town: string }>(items: readonly T[], town: string | null): T[] {
  return items.filter((item) => town === null || item.town === town);
}

function gridCounts(items: readonly GridValidity[]) {
  return { grids: items.length, valid: items.filter(({ valid }) => valid).length, missing: missingFixes(items) };
}
