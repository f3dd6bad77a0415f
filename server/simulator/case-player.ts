import type { CaseActionBody, CaseDetail, OpenCaseBody } from '../../shared/http/case-bodies.ts';
import { caseDetailSchema, caseListSchema, MAX_IMPORT_ROWS } from '../../shared/http/case-bodies.ts';
import type { CaseAction } from '../../shared/cases/case-action.ts';
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
  /** What the log says of a case, which the list does not tell, by the version that was read. */
  const logs = new Map<string, { readonly version: number; readonly done: readonly string[] }>();
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
    for (const item of open.values()) if (waitsForReply(item) && !found.has(item.id)) found.set(item.id, item);
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
    if (isEnded(data.state) && !waitsForReply(data)) {
      open.delete(data.id);
      logs.delete(data.id);
    } else if (data.simulated) {
      open.set(data.id, data);
      logs.set(data.id, { version: data.version, done: doneIn(data.timeline) });
    }
  }

  function nextStepOf(item: CaseView): ScriptedStep | null {
    const log = logs.get(item.id);
    const done = log?.version === item.version ? log.done : [];
    const team = walkersByOfficer.get(item.officer ?? '')?.officer.role ?? null;
    return nextCaseStep({ ...item, done, team }, seed, district.timeZone);
  }

  /** Reads the log of a case that came with a list, before its next step is decided. */
  async function readLog({ id }: CaseView): Promise<void> {
    const answer = await link.command({ method: 'GET', path: `/api/v1/cases/${encodeURIComponent(id)}` });
    if (answer.kind === 'ok') note(answer.body);
    if (answer.kind === 'refused' && answer.status === 404) open.delete(id);
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

  async function take(item: CaseView, { to: _to, atMs: _atMs, ...step }: ScriptedStep): Promise<void> {
    const officer = NAMING.has(step.action) && item.state !== 'verifying' ? officerNow(item)?.id : undefined;
    const deadline = step.action === 'order-correction' ? { deadline: nowMs() + 86_400_000 } : {};
    const body: CaseActionBody = { ...step, ...deadline, ...(officer ? { officer } : {}) };
    const call = { method: 'POST', path: `/api/v1/cases/${encodeURIComponent(item.id)}/actions`, body } as const;
    const phone = phoneFor(item, step.action);
    if (phone === null) return void open.delete(item.id);
    const answer = phone ? await link.send(phone.token, call) : await link.command(call);
    if (answer.kind === 'ok') note(answer.body);
    if (answer.kind === 'refused' && answer.status !== 401) {
      open.delete(item.id);
      if (answer.status !== 409 && answer.status !== 404)
        onTrouble(`${step.action} of ${item.id} was refused: ${answer.detail}`);
    }
  }

  function officerNow(item: CaseView) {
    const others = item.state === 'returned' ? officers.filter(({ id }) => id !== item.officer) : officers;
    return officerFor(item, others, district.timeZone, nowMs());
  }

  /** The phone of whoever takes a step in the street; undefined for a step of the desk, null when nobody can take it. */
  function phoneFor(item: CaseView, action: CaseAction): Walker | undefined | null {
    if (action === 'answer-whistle') {
      const isAbout = ({ officer, phone }: Walker) =>
        phone !== null && officer.role === 'enforcement' && officer.town === item.town;
      return walkers.find(isAbout) ?? null;
    }
    const isResponders = action === 'order-correction' || (action === 'arrive' && item.state === 'handling');
    const who = isResponders ? (item.responder ?? item.officer) : item.officer;
    return FIELD_STEPS.has(action) && item.state !== 'closed' ? walkersByOfficer.get(who ?? '') : undefined;
  }

  async function importPast(past: readonly PlannedCase[]): Promise<void> {
    const atMs = nowMs();
    const rows = past.map((planned) => {
      const at = { id: planned.id, grid: planned.grid, town: null, category: planned.category };
      const dispatchTo = officerFor(at, officers, district.timeZone, planned.atMs);
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
        const step = nextStepOf(item);
        if (!step || step.atMs > atMs || !link.isOpen()) continue;
        if (logs.get(item.id)?.version === item.version) await take(item, step);
        else await readLog(item);
      }
    },
    openCases: () => open.size,
  };
}

/** Steps that name somebody to go. */
const NAMING: ReadonlySet<CaseAction> = new Set(['dispatch', 'verify-report']);
/** Steps that are taken in the street, by phone. */
const FIELD_STEPS: ReadonlySet<CaseAction> = new Set([
  'arrive',
  'return',
  'persuade',
  'whistle',
  'order-correction',
  'feedback',
]);

/** Whoever called waits to be told how it ended. */
function waitsForReply({ state, source }: Pick<CaseView, 'state' | 'source'>): boolean {
  return state === 'closed' && (source === 'hotline' || source === 'public');
}

/** What was done since the state last changed. */
function doneIn(timeline: CaseDetail['timeline']): readonly string[] {
  const entered = timeline.findLastIndex(({ from, to }) => from !== to);
  return timeline.slice(entered + 1).map(({ action, outcome }) => (outcome ? `${action}:${outcome}` : action));
}
