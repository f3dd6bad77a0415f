import type { CaseActionBody, OpenCaseBody } from '../../shared/http/case-bodies.ts';
import { caseDetailSchema, caseListSchema, MAX_IMPORT_ROWS } from '../../shared/http/case-bodies.ts';
import { isEnded } from '../../shared/cases/ended-states.ts';
import type { CaseView } from '../../shared/model/case.ts';
import { nextCaseStep, type ScriptedStep } from '../../shared/simulation/case-script.ts';
import { casesBetween, type PlannedCase } from '../../shared/simulation/case-stream.ts';
import { officerFor, reporterFor } from './case-desk.ts';
import { pastCase } from './past-cases.ts';
import type { ServerLink } from './server-link.ts';
import type { Walker, WalkOptions } from './walker.ts';

export interface CasePlayerOptions extends WalkOptions {
  readonly link: ServerLink;
  readonly walkers: readonly Walker[];
  readonly nowMs: () => number;
  readonly onTrouble: (sentence: string) => void;
}

/** Reports cases and plays dispatcher and officer with them; never touches a case that a person reported. */
export interface CasePlayer {
  /** Brings in what was reported while nobody simulated; answers how many. */
  catchUp(): Promise<number>;
  /** Reports what is due, takes the steps that are due. */
  beat(): Promise<void>;
  openCases(): number;
}

/** What happened longer ago is not made up. */
const PAST_MS = 15 * 3_600_000;
/** People act on simulated cases too: the list is read again this often. */
const REFRESH_MS = 60_000;
const PAGE = 500;
/** No more pages than this: a district with more open cases than that is not a simulated one. */
const MOST_PAGES = 8;

export function createCasePlayer(options: CasePlayerOptions): CasePlayer {
  const { link, walkers, nowMs, district, onTrouble } = options;
  const seed = `${district.id}|${options.seed}`;
  const officers = walkers.map((walker) => walker.officer);
  const walkersByOfficer = new Map(walkers.map((walker) => [walker.officer.id, walker]));
  let open = new Map<string, CaseView>();
  /** Versions at which cases were checked on site: the list does not tell. */
  const checked = new Map<string, number>();
  let reportedMs = nowMs();
  let refreshedMs = -Infinity;

  async function refresh(): Promise<void> {
    const found = new Map<string, CaseView>();
    let cursor = '';
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await link.command({ method: 'GET', path: `/api/v1/cases?state=open&limit=${PAGE}${cursor}` });
      if (answer.kind !== 'ok') return;
      const list = caseListSchema.safeParse(answer.body);
      if (!list.success) return onTrouble('the list of cases could not be read');
      for (const item of list.data.items) if (item.simulated) found.set(item.id, item);
      if (!list.data.next) break;
      cursor = `&cursor=${encodeURIComponent(list.data.next)}`;
    }
    open = found;
    refreshedMs = nowMs();
  }

  async function newestReportMs(): Promise<number> {
    const answer = await link.command({ method: 'GET', path: `/api/v1/cases?limit=${PAGE}` });
    const list = caseListSchema.safeParse(answer.kind === 'ok' ? answer.body : null);
    const times = list.success ? list.data.items.filter((item) => item.simulated).map((item) => item.reportedMs) : [];
    return Math.max(-Infinity, ...times);
  }

  function note(body: unknown): void {
    const item = caseDetailSchema.safeParse(body);
    if (!item.success) return onTrouble('an answer about a case could not be read');
    const { data } = item;
    if (isEnded(data.state)) {
      open.delete(data.id);
      checked.delete(data.id);
    } else if (data.simulated) open.set(data.id, data);
    if (data.timeline.at(-1)?.action === 'check') checked.set(data.id, data.version);
  }

  async function report(planned: PlannedCase): Promise<boolean> {
    const { kind, category, place, description, source, severity } = planned;
    const body: OpenCaseBody = { kind, category, lon: place[0], lat: place[1], description, source, severity };
    const token = reporterFor(planned.grid, walkers)?.token ?? '';
    const headers = { 'idempotency-key': `${seed}|${planned.id}`.replace(/[^\w|-]/g, '_') };
    const answer = await link.send(token, { method: 'POST', path: '/api/v1/cases', body, headers });
    if (answer.kind === 'ok') note(answer.body);
    if (answer.kind === 'refused' && answer.status !== 401) onTrouble(`a case was refused: ${answer.detail}`);
    return answer.kind === 'ok' || (answer.kind === 'refused' && answer.status !== 401);
  }

  async function take(item: CaseView, step: ScriptedStep): Promise<void> {
    const officer = step.action === 'dispatch' ? officerFor(item, officers, district.timeZone, nowMs())?.id : undefined;
    const body: CaseActionBody = {
      action: step.action,
      ...(step.note ? { note: step.note } : {}),
      ...(step.outcome ? { outcome: step.outcome } : {}),
      ...(officer ? { officer } : {}),
    };
    const call = { method: 'POST', path: `/api/v1/cases/${encodeURIComponent(item.id)}/actions`, body } as const;
    const isFieldWork = step.action === 'arrive' || step.action === 'feedback';
    const phone = isFieldWork ? walkersByOfficer.get(item.officer ?? '') : undefined;
    const answer = phone ? await link.send(phone.token, call) : await link.command(call);
    if (answer.kind === 'ok') note(answer.body);
    if (answer.kind === 'refused' && answer.status !== 401) {
      open.delete(item.id);
      if (answer.status !== 409 && answer.status !== 404)
        onTrouble(`a step of ${item.id} was refused: ${answer.detail}`);
    }
  }

  async function importPast(past: readonly PlannedCase[]): Promise<void> {
    const atMs = nowMs();
    const rows = past.map((planned) => {
      const at = { id: planned.id, grid: planned.grid, town: null, category: planned.category };
      const dispatchTo = officerFor(at, officers, district.timeZone, planned.atMs)?.id ?? null;
      return pastCase(planned, atMs, { seed, timeZone: district.timeZone, dispatchTo });
    });
    for (let first = 0; first < rows.length; first += MAX_IMPORT_ROWS) {
      const body = { cases: rows.slice(first, first + MAX_IMPORT_ROWS) };
      const answer = await link.command({ method: 'POST', path: '/api/v1/cases/import', body });
      if (answer.kind === 'refused') onTrouble(`past cases were refused: ${answer.detail}`);
    }
  }

  return {
    async catchUp() {
      const fromMs = Math.max(nowMs() - PAST_MS, await newestReportMs());
      const past = casesBetween(district.ground, seed, district.timeZone, fromMs, reportedMs);
      await importPast(past);
      await refresh();
      return past.length;
    },
    async beat() {
      if (!link.isOpen()) return;
      const atMs = nowMs();
      if (atMs - refreshedMs > REFRESH_MS) await refresh();
      for (const planned of casesBetween(district.ground, seed, district.timeZone, reportedMs, atMs)) {
        if (!(await report(planned))) return;
        reportedMs = planned.atMs;
      }
      reportedMs = atMs;
      for (const item of open.values()) {
        const isChecked = checked.get(item.id) === item.version;
        const step = nextCaseStep({ ...item, isChecked }, seed, district.timeZone);
        if (step && step.atMs <= atMs && link.isOpen()) await take(item, step);
      }
    },
    openCases: () => open.size,
  };
}
