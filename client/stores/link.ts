import { createStore } from 'zustand/vanilla';
import type { Refusal, Beat } from '../../shared/wire/events.ts';
import type { Scope } from '../../shared/world/scope.ts';

/** The connection as a union, so that data age and honesty are in the type. */
export type LinkStatus =
  | { readonly kind: 'connecting'; readonly sinceMs: number }
  | { readonly kind: 'catching-up'; readonly sinceMs: number }
  | { readonly kind: 'live'; readonly sinceMs: number }
  | { readonly kind: 'offline'; readonly sinceMs: number; readonly why: string }
  | { readonly kind: 'refused'; readonly reason: Refusal };

export interface LinkState {
  readonly status: LinkStatus;
  readonly scope: Scope;
  readonly beat: Beat | null;
  /** Local time when the last beat came, and server clock minus local clock, ms. */
  readonly beatAtMs: number | null;
  readonly clockSkewMs: number;
  /** Ticked once a second; age on screen is `nowMs - …`. */
  readonly nowMs: number;
  statusChanged(status: LinkStatus): void;
  beatReceived(beat: Beat, localMs: number): void;
  scopeChanged(scope: Scope): void;
  ticked(localMs: number): void;
}

export function createLinkStore(localMs: number, scope: Scope = 'district') {
  return createStore<LinkState>()((set) => ({
    status: { kind: 'connecting', sinceMs: localMs },
    scope,
    beat: null,
    beatAtMs: null,
    clockSkewMs: 0,
    nowMs: localMs,
    statusChanged: (status) => set({ status }),
    beatReceived: (beat, at) => set({ beat, beatAtMs: at, clockSkewMs: beat.serverMs - at, nowMs: at }),
    scopeChanged: (scope) => set({ scope }),
    ticked: (at) => set({ nowMs: at }),
  }));
}
export type LinkStore = ReturnType<typeof createLinkStore>;
