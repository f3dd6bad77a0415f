import { OPEN311_BASE } from '../../shared/http/endpoints/open311.ts';
import type { ImportCaseInput } from '../../shared/http/case-bodies.ts';

/** What came of a file: how many were filed and closed, and what was refused where. */
export interface Rehearsal {
  readonly filed: number;
  readonly withoutPosition: number;
  readonly closed: number;
  /** Of those that were closed, how many the other system sees as closed. */
  readonly followedClosed: number;
  readonly refusals: readonly { readonly where: string; readonly step: string; readonly reason: string }[];
}

export interface RehearsalRow {
  readonly where: string;
  readonly item: ImportCaseInput;
}

/** Who works: an API key of another system, and demo identities of both axes and of the street. */
interface People {
  readonly key: string;
  readonly dispatcher: string;
  readonly inspector: string;
  readonly enforcement: string;
  readonly officer: string;
}

const AT_ONCE = 4;

/**
 * Files rows through Open311 and works each to its closing as a demo dispatcher, an officer of the street and an inspector, over
 * the public HTTP interface alone. The server must be in demo mode.
 *
 * @param url without a slash at the end
 */
export async function workThrough(url: string, rows: readonly RehearsalRow[]): Promise<Rehearsal> {
  const people = await enter(url);
  const refusals: { where: string; step: string; reason: string }[] = [];
  const count = { filed: 0, withoutPosition: 0, closed: 0, followedClosed: 0 };
  const queue = rows.values();

  async function work({ where, item }: RehearsalRow): Promise<void> {
    const filed = await fileRequest(url, item, people.key);
    if (typeof filed !== 'string') return void refusals.push({ where, step: 'file', ...filed });
    count.filed++;
    if (item.lon === null || item.lat === null) count.withoutPosition++;
    for (const { by, body } of stepsOf(people)) {
      const answer = await call(
        url,
        'POST',
        `/api/v1/cases/${encodeURIComponent(filed)}/actions`,
        { cookie: people[by] },
        body,
      );
      if (answer.status !== 200) return void refusals.push({ where, step: body.action, reason: reasonOf(answer.json) });
    }
    count.closed++;
    const followed = await call(url, 'GET', `${OPEN311_BASE}/requests/${filed}.json`, bearer(people.key));
    if ((followed.json as { status?: string }[])[0]?.status === 'closed') count.followedClosed++;
  }

  async function workers(): Promise<void> {
    for (const row of queue) await work(row);
  }

  await Promise.all(Array.from({ length: AT_ONCE }, workers));
  return { ...count, refusals };
}

/** The plain way of the loop: who sends and who handles never judges. */
function stepsOf({ officer }: People) {
  return [
    { by: 'dispatcher', body: { action: 'file' } },
    { by: 'dispatcher', body: { action: 'dispatch', officer } },
    { by: 'enforcement', body: { action: 'arrive' } },
    { by: 'enforcement', body: { action: 'feedback', note: '演练：已处置' } },
    { by: 'inspector', body: { action: 'check', outcome: 'passed', note: '演练：现场核查通过' } },
    { by: 'inspector', body: { action: 'close' } },
  ] as const;
}

async function fileRequest(
  url: string,
  item: ImportCaseInput,
  key: string,
): Promise<string | { readonly reason: string }> {
  const { lon, lat, description, category = 'other' } = item;
  const place =
    lon === null || lat === null ? { address_string: description.slice(0, 300) } : { lat: `${lat}`, long: `${lon}` };
  const form = new URLSearchParams({ service_code: category, description });
  for (const [name, value] of Object.entries(place)) form.set(name, value);
  const answer = await call(url, 'POST', `${OPEN311_BASE}/requests.json`, bearer(key), form);
  const [first] = answer.json as { service_request_id?: string; description?: string }[];
  return first?.service_request_id ?? { reason: first?.description ?? `status ${answer.status}` };
}

async function enter(url: string): Promise<People> {
  const signIn = async (demo: string) => {
    const response = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ demo }),
    });
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (!response.ok || cookie === undefined) throw new Error(`The server let no demo ${demo} in: is it in demo mode?`);
    return { cookie, session: (await response.json()) as { officer?: string | null } };
  };
  const admin = await signIn('security-admin');
  const body = { name: 'rehearsal', scopes: ['open311:read', 'open311:write'] };
  const { json } = await call(url, 'POST', '/api/v1/api-keys', { cookie: admin.cookie }, body);
  const enforcement = await signIn('enforcement');
  const officer = enforcement.session.officer ?? null;
  if (officer === null) throw new Error('The roster of this district has no enforcement officer to send.');
  return {
    key: (json as { key: string }).key,
    officer,
    enforcement: enforcement.cookie,
    dispatcher: (await signIn('dispatcher')).cookie,
    inspector: (await signIn('inspector')).cookie,
  };
}

async function call(
  url: string,
  method: 'GET' | 'POST',
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: object,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const isForm = body instanceof URLSearchParams;
  const response = await fetch(url + path, {
    method,
    headers: { ...headers, ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  return { status: response.status, json: await response.json() };
}

function reasonOf(json: unknown): string {
  const { code, detail } = json as { code?: string; detail?: string };
  return `${code ?? 'refused'}: ${detail ?? ''}`;
}

function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}
