import { isEnded } from '../cases/ended-states.ts';
import { caseLateness, type Lateness } from '../cases/lateness.ts';
import type { CaseCategory, CaseFact, CaseLevel, CaseState, CaseView, CaseWait } from '../model/case.ts';

/** What the desk shows; null or empty parts narrow nothing. Times are of the report, epoch ms. */
export interface DeskFilter {
  readonly town: string | null;
  readonly state: CaseState | 'open' | 'ended' | null;
  readonly kind: CaseView['kind'] | null;
  readonly category: CaseCategory | null;
  readonly lateness: Lateness | null;
  /** What it waits for (CAS-26). */
  readonly waits: CaseWait | null;
  /** Who it has come up to (CAS-12). */
  readonly level: CaseLevel | null;
  /** Id of an officer; `none` for nobody. */
  readonly officer: string | null;
  readonly grid: string | null;
  readonly fromMs: number | null;
  /** Does not count. */
  readonly toMs: number | null;
  readonly text: string;
}

/** A case as the desk knows it: what the stream tells, and what people wrote once it has been read. */
export type DeskCase = CaseFact & { readonly description?: string };

/** A part of the filter that counts are taken beside. */
export type DeskPart = 'state' | 'lateness' | 'waits';

/**
 * Whether a case belongs to what is shown (DSK-1): the same as the server says of a row, as far as the case is known. Without
 * its words a text is looked for in its number and grid alone.
 *
 * @param except a part that is left aside, for counts of what choosing another value would show; with what is waited for goes the
 * state, since some wait after the end
 */
export function matchesFilter(
  item: DeskCase,
  filter: DeskFilter,
  nowMs: number,
  except: DeskPart | null = null,
): boolean {
  const { town, kind, category, lateness, waits, level, officer, grid, fromMs, toMs, text } = filter;
  return (
    (town === null || item.town === town) &&
    (except === 'state' || except === 'waits' || isInState(item.state, filter.state)) &&
    (except === 'waits' || waits === null || item.waits.includes(waits)) &&
    (kind === null || item.kind === kind) &&
    (category === null || item.category === category) &&
    (level === null || item.level === level) &&
    (grid === null || item.grid === grid) &&
    (officer === null || isWith(item, officer)) &&
    (fromMs === null || item.reportedMs >= fromMs) &&
    (toMs === null || item.reportedMs < toMs) &&
    (except === 'lateness' || lateness === null || caseLateness(item, nowMs) === lateness) &&
    (text === '' || hasText(item, text))
  );
}

function isInState(state: CaseState, asked: DeskFilter['state']): boolean {
  if (asked === null) return true;
  if (asked === 'open') return !isEnded(state);
  return asked === 'ended' ? isEnded(state) : state === asked;
}

function isWith({ officer, responder }: CaseFact, asked: string): boolean {
  return asked === 'none' ? officer === null : officer === asked || responder === asked;
}

function hasText({ id, grid, description }: DeskCase, text: string): boolean {
  const wanted = text.toLowerCase();
  return [id, grid, description].some((one) => one?.toLowerCase().includes(wanted));
}

/** What an ended case can wait for. */
const WAITS_ENDED: ReadonlySet<CaseWait> = new Set(['decision', 'reply']);

/** Whether the filter can show something that has ended, which the live stream tells for a while only. */
export function reachesBack({ state, lateness, waits }: DeskFilter): boolean {
  const isOpenOnly = state !== null && state !== 'ended' && (state === 'open' || !isEnded(state));
  if (waits !== null && !WAITS_ENDED.has(waits)) return false;
  return !isOpenOnly && (lateness === null || lateness.startsWith('ended'));
}
