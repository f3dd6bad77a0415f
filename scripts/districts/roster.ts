import type { FieldRole, Officer, Shift } from '../../shared/model/officer.ts';
import { assert } from '../../shared/lib/assert.ts';
import { seededRandom, type Random } from '../../shared/lib/seeded-random.ts';
import { assignBeats, type BeatGrid } from './beats.ts';
import { madeUpName } from './people.ts';
import { postOf, TEMPORARY_POST } from './posts.ts';

interface RosterTown {
  readonly code: string;
  readonly grids: readonly BeatGrid[];
  /** Auxiliaries to hire; where a document names a minimum, at least that. */
  readonly auxiliaries: number;
}

/** Things put wrong on purpose, so that the checks have something to find. */
interface Planted {
  /** Towns (by position) in which nobody holds the last 1 or 2 grids. */
  readonly unheld: readonly number[];
  readonly fiveGrids: number | null;
  readonly oneGrid: number | null;
  readonly auxiliaryWithoutSupervisor: number | null;
  /** Town with an enforcement officer on a post without reward and penalty. */
  readonly temporaryPost: number | null;
}

export interface RosterPlan {
  readonly seed: string;
  readonly prefix: string;
  readonly towns: readonly RosterTown[];
  readonly planted: Planted;
}

export interface PlantedReport {
  readonly unheldGrids: string[];
  readonly fiveGrids: string | null;
  readonly oneGrid: string | null;
  readonly auxiliaryWithoutSupervisor: string | null;
  readonly temporaryPost: string | null;
}

/** 07:00–15:00, 14:30–22:30 and 22:00–07:00, local time (assumed). */
const SHIFTS: Readonly<Record<'day' | 'late' | 'night', Shift>> = {
  day: { startMinute: 420, endMinute: 900 },
  late: { startMinute: 870, endMinute: 1350 },
  night: { startMinute: 1320, endMinute: 420 },
};

/** One officer of these teams for so many grids (assumed). */
const GRIDS_PER = { maintenance: 22, sanitation: 9, information: 20 } as const;

type Draft = Omit<Officer, 'index' | 'id'>;

/** A simulated roster: every grid has an enforcement officer with 2–3 neighbouring grids, but for what is planted. */
export function buildRoster(plan: RosterPlan): { readonly officers: Officer[]; readonly planted: PlantedReport } {
  const random = seededRandom(`${plan.seed}-roster`);
  const unheldGrids = plan.planted.unheld.map(
    (t) => plan.towns[t]!.grids.at(-1 - plan.planted.unheld.indexOf(t))!.code,
  );
  const drafts = plan.towns.flatMap((town) => staffTown(town, new Set(unheldGrids), random));
  const officers: Officer[] = drafts.map((draft, index) => ({
    index,
    id: `${plan.prefix}-${String(index + 1).padStart(4, '0')}`,
    ...draft,
  }));
  return plantFindings(withSupervisors(officers), plan, unheldGrids);
}

function staffTown(town: RosterTown, unheld: ReadonlySet<string>, random: Random): Draft[] {
  const held = town.grids.filter((g) => !unheld.has(g.code));
  const beats = assignBeats(held, 2.55, random);
  const enforcement = beats.map((grids, i) => draft(town, 'enforcement', grids, shiftOf(i, random), random));
  const auxiliaries = Array.from({ length: town.auxiliaries }, (_, i) => {
    const lead = enforcement[Math.floor((i * enforcement.length) / town.auxiliaries)]!;
    return { ...draft(town, 'auxiliary', lead.grids, lead.shift, random) };
  });
  const wide = (['sanitation', 'maintenance', 'information'] as const).flatMap((role) => {
    const count = Math.max(1, Math.round(held.length / GRIDS_PER[role]));
    const share = Math.ceil(held.length / count);
    return assignBeats(held, share, random).map((grids, i) => draft(town, role, grids, wideShift(role, i), random));
  });
  return [...enforcement, ...auxiliaries, ...wide];
}

function draft(town: RosterTown, role: FieldRole, grids: readonly string[], shift: Shift, random: Random): Draft {
  return {
    name: madeUpName(random),
    role,
    town: town.code,
    grids: [...grids],
    supervisor: null,
    shift,
    post: postOf(role),
    simulated: true,
  };
}

/** Of enforcement officers about seven in ten walk by day, two late, one at night. */
function shiftOf(position: number, random: Random): Shift {
  if (position % 11 === 4) return SHIFTS.night;
  return random() < 0.2 ? SHIFTS.late : SHIFTS.day;
}

/** Sanitation also works at night; maintenance and information by day and late. */
function wideShift(role: FieldRole, position: number): Shift {
  if (role === 'sanitation') return [SHIFTS.day, SHIFTS.late, SHIFTS.day, SHIFTS.night][position % 4]!;
  return position % 4 === 3 ? SHIFTS.late : SHIFTS.day;
}

/** Every auxiliary works under the enforcement officer of the same grids. */
function withSupervisors(officers: readonly Officer[]): Officer[] {
  const leadOf = new Map(officers.filter((o) => o.role === 'enforcement').map((o) => [o.grids.join(), o.id]));
  return officers.map((o) => (o.role === 'auxiliary' ? { ...o, supervisor: leadOf.get(o.grids.join()) ?? null } : o));
}

function plantFindings(officers: Officer[], plan: RosterPlan, unheldGrids: string[]): ReturnType<typeof buildRoster> {
  const { planted, towns } = plan;
  const inTown = (town: number, role: FieldRole) =>
    officers.filter((o) => o.role === role && o.town === towns[town]!.code);
  const give = (officer: Officer, grids: readonly string[]) => {
    officers[officer.index] = { ...officers[officer.index]!, grids: [...grids] };
  };
  let fiveGrids: string | null = null;
  let oneGrid: string | null = null;
  if (planted.fiveGrids !== null && planted.oneGrid !== null) {
    const three = inTown(planted.fiveGrids, 'enforcement').filter((o) => o.grids.length === 3);
    assert(three[0] && three[1], 'no officers with three grids to plant findings on');
    const [wide, narrow] = neighbours(three, towns[planted.fiveGrids]!.grids);
    give(wide, [...wide.grids, ...narrow.grids.slice(0, 2)]);
    give(narrow, narrow.grids.slice(2));
    fiveGrids = wide.id;
    oneGrid = narrow.id;
  }
  let alone: string | null = null;
  if (planted.auxiliaryWithoutSupervisor !== null) {
    const officer =
      inTown(planted.auxiliaryWithoutSupervisor, 'auxiliary')[2] ??
      inTown(planted.auxiliaryWithoutSupervisor, 'auxiliary')[0]!;
    officers[officer.index] = { ...officer, supervisor: null };
    alone = officer.id;
  }
  const temporary = planted.temporaryPost === null ? null : inTown(planted.temporaryPost, 'enforcement')[1]!;
  if (temporary) officers[temporary.index] = { ...temporary, post: TEMPORARY_POST.id };
  const temporaryPost = temporary?.id ?? null;
  return { officers, planted: { unheldGrids, fiveGrids, oneGrid, auxiliaryWithoutSupervisor: alone, temporaryPost } };
}

/** Two officers of the list whose grids touch; the first two when none do. */
function neighbours(officers: readonly Officer[], grids: readonly BeatGrid[]): [Officer, Officer] {
  const byCode = new Map(grids.map((g) => [g.code, g]));
  for (const a of officers) {
    for (const b of officers) {
      const touching = a !== b && a.grids.some((g) => b.grids.some((h) => byCode.get(g)?.neighbours.includes(h)));
      if (touching) return [a, b];
    }
  }
  return [officers[0]!, officers[1]!];
}
