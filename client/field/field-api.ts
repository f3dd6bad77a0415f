import type { CaseRef, OutboxItem } from '../../shared/field/command.ts';
import { outcomeOf, type Outcome } from '../../shared/field/outcome.ts';
import type { KeptFix } from '../../shared/field/position-buffer.ts';
import type { TellBreakBody } from '../../shared/http/endpoints/breaks.ts';
import type { FieldAnswer } from '../../shared/http/endpoints/field.ts';
import type { PositionResult } from '../../shared/http/endpoints/positions.ts';
import type { SessionAnswer } from '../../shared/http/endpoints/session.ts';
import type { CaseDetail } from '../../shared/http/case-bodies.ts';
import type { Result } from '../../shared/lib/result.ts';
import { exchange, fetchJson, sendJson, type FetchFailure } from '../wire/fetch-json.ts';

/** One try of a command, with what the case is after it. */
interface Tried {
  readonly outcome: Outcome;
  readonly detail: CaseDetail | null;
}

/** What the page asks of its server. */
export interface FieldApi {
  session(): Promise<Result<SessionAnswer, FetchFailure>>;
  signOut(): Promise<Result<undefined, FetchFailure>>;
  field(): Promise<Result<FieldAnswer, FetchFailure>>;
  enrol(): Promise<Result<{ readonly device: string; readonly token: string }, FetchFailure>>;
  revoke(): Promise<Result<undefined, FetchFailure>>;
  /** Tells that the alert of a whistle is on the screen. */
  seeWhistle(id: string): Promise<Result<undefined, FetchFailure>>;
  positions(
    device: { readonly device: string; readonly token: string },
    fixes: readonly KeptFix[],
  ): Promise<Result<{ readonly results: readonly PositionResult[] }, FetchFailure>>;
  /** @param picture of a photo command; null when the phone has lost it */
  send(item: OutboxItem, picture: ArrayBuffer | null): Promise<Tried>;
}

export const fieldApi: FieldApi = {
  session: () => fetchJson('/api/v1/session'),
  signOut: () => sendJson('DELETE', '/api/v1/session'),
  field: () => fetchJson('/api/v1/field'),
  enrol: () => sendJson('POST', '/api/v1/field/device'),
  seeWhistle: (id) => sendJson('POST', `/api/v1/cases/${encodeURIComponent(id)}/whistle/seen`),
  revoke: () => sendJson('DELETE', '/api/v1/field/device'),
  positions: ({ device, token }, fixes) =>
    exchange('/api/v1/positions', {
      method: 'POST',
      credentials: 'omit',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ fixes: fixes.map((fix) => toInput(device, fix)) }),
    }),
  send: sendCommand,
};

function toInput(device: string, { timeMs, lon, lat, accuracyM, speedMps, headingDeg }: KeptFix) {
  return {
    device,
    time: timeMs,
    lon,
    lat,
    ...(accuracyM === null ? {} : { accuracy: accuracyM }),
    ...(speedMps === null ? {} : { speed: speedMps }),
    ...(headingDeg === null ? {} : { heading: headingDeg }),
  };
}

async function sendCommand({ key, command }: OutboxItem, picture: ArrayBuffer | null): Promise<Tried> {
  switch (command.kind) {
    case 'report': {
      const answer = await post<CaseDetail>('/api/v1/cases', command.body, { 'idempotency-key': key });
      if (!answer.ok) return failed(answer.error);
      return { outcome: { kind: 'done', opened: answer.value }, detail: answer.value };
    }
    case 'photo': {
      if (!picture) return { outcome: { kind: 'refused', code: 'picture-lost', detail: '' }, detail: null };
      const path = `${casePath(command.of)}/photos/${command.photo}?kind=${command.photoKind}`;
      const headers = { 'content-type': 'image/jpeg' };
      const answer = await exchange<unknown>(path, { method: 'PUT', headers, body: picture });
      return answer.ok ? { outcome: { kind: 'done' }, detail: null } : failed(answer.error);
    }
    case 'receipt': {
      const { as } = command;
      const answer = await post<CaseDetail>(`${casePath(command.of)}/receipts`, { as }, { 'idempotency-key': key });
      if (!answer.ok) return failed(answer.error);
      return { outcome: { kind: 'done', moved: answer.value }, detail: answer.value };
    }
    case 'break': {
      const body: TellBreakBody = { isOn: command.isOn, at: command.atMs };
      const answer = await post<unknown>('/api/v1/break', body, { 'idempotency-key': key });
      return answer.ok ? { outcome: { kind: 'done' }, detail: null } : failed(answer.error);
    }
    case 'step': {
      const headers = { 'idempotency-key': key, 'if-match': `"${command.version}"` };
      const answer = await post<CaseDetail>(`${casePath(command.of)}/actions`, command.body, headers);
      if (!answer.ok) return failed(answer.error);
      return { outcome: { kind: 'done', moved: answer.value }, detail: answer.value };
    }
  }
}

function post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>>) {
  return exchange<T>(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

function failed(failure: FetchFailure): Tried {
  return { outcome: outcomeOf(failure), detail: null };
}

/** A command is sent only when its report has been answered (PHN-2). */
function casePath(of: CaseRef): string {
  return `/api/v1/cases/${encodeURIComponent('case' in of ? of.case : of.report)}`;
}
