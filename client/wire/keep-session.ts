import type { SessionAnswer } from '../../shared/http/endpoints/session.ts';
import type { Stores } from '../stores/stores.ts';
import { backoffMs } from './backoff.ts';
import { fetchJson, onRefusal } from './fetch-json.ts';
import type { PageLife } from './page-life.ts';

const SESSION_PATH = '/api/v1/session';
/** A page that is refused several things at once asks once who it is. */
const NOT_AGAIN_WITHIN_MS = 2_000;
/** Wrong passwords and codes are refusals of what was typed, not of who one is. */
const ABOUT_WHO: ReadonlySet<string> = new Set(['not-signed-in', 'forbidden', 'session-restricted']);

export interface SessionKeeper {
  /** Asks the server anew who is at this page. */
  renew(): void;
  close(): void;
}

/**
 * Knows who is at the page: asked once at the start, and again whenever the server refuses something or the link, until the server
 * has answered at all.
 */
export function keepSession({ session, link }: Pick<Stores, 'session' | 'link'>, life: PageLife): SessionKeeper {
  let attempt = 0;
  let asking = false;
  let askedMs = -Infinity;
  let isCut = false;
  let cancel = () => {};

  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    askedMs = life.nowMs();
    cancel();
    const before = session.getState().session;
    const answer = await fetchJson<SessionAnswer>(SESSION_PATH);
    asking = false;
    const state = session.getState();
    // Somebody has come in meanwhile: the answer is about whoever was there before.
    if (state.session !== before) return;
    if (answer.ok) state.heard(answer.value);
    else if (answer.error.status === 401) state.unknown();
    else {
      state.silent();
      if (state.session === null) cancel = life.after(backoffMs(attempt++, life.random()), () => void ask());
      return;
    }
    attempt = 0;
  }

  function doubt(): void {
    if (life.nowMs() - askedMs >= NOT_AGAIN_WITHIN_MS) void ask();
  }

  const stops = [
    onRefusal(({ code }) => {
      if (ABOUT_WHO.has(code)) doubt();
    }),
    link.subscribe(({ status: { kind } }, { status: { kind: before } }) => {
      if (kind === before) return;
      // A link is cut when its session ends; a demo lets it in again, as somebody else.
      if (kind === 'refused' || kind === 'offline' || (kind === 'live' && isCut)) void ask();
      isCut = kind === 'refused' || kind === 'offline' || (isCut && kind !== 'live');
    }),
    () => cancel(),
  ];
  void ask();
  return { renew: () => void ask(), close: () => stops.forEach((stop) => stop()) };
}
