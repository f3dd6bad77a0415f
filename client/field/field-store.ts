import { createStore } from 'zustand/vanilla';
import type { Tracking } from '../../shared/field/duty.ts';
import { EMPTY_OUTBOX, type Outbox } from '../../shared/field/outbox.ts';
import type { OwnBreak } from '../../shared/field/own-break.ts';
import type { KeptFix } from '../../shared/field/position-buffer.ts';
import type { FieldAnswer } from '../../shared/http/endpoints/field.ts';
import type { SessionAnswer } from '../../shared/http/endpoints/session.ts';
import type { Language } from '../stores/view.ts';
import type { ThemeName } from '../theme/tokens.ts';
import type { Shot } from './take-photo.ts';

/**
 * `elsewhere`: another window of this phone works for the same officer. `needs-network`: nobody has used this phone yet, and there is
 * no network to ask who this is.
 */
type FieldPhase = 'starting' | 'ready' | 'stranger' | 'no-officer' | 'needs-network' | 'elsewhere';

/** Whether the positions of this phone are taken: `taken-over` when another phone of the officer was enrolled since. */
type DeviceStanding = 'none' | 'enrolled' | 'taken-over' | 'refused';

/** Everything that the page shows. */
export interface FieldState {
  readonly phase: FieldPhase;
  readonly session: SessionAnswer | null;
  /** Null until the server has told once. */
  readonly answer: FieldAnswer | null;
  /** When it told, by the phone's clock. */
  readonly heardMs: number | null;
  /** How far the server's clock is ahead. */
  readonly skewMs: number;
  /** By the phone's clock, renewed every second. */
  readonly nowMs: number;
  /** Whether the last request was answered. */
  readonly isOnline: boolean;
  readonly outbox: Outbox;
  readonly isSending: boolean;
  readonly tracking: Tracking;
  /** The newest break of the officer, whether it runs or not; null when none is known. */
  readonly ownBreak: OwnBreak | null;
  /** The newest position of this phone, whether kept or not. */
  readonly fix: KeptFix | null;
  readonly unsentFixes: number;
  readonly device: DeviceStanding;
  /** The phone had no room for a command: it is not kept, and the form that gave it is still open. */
  readonly isFull: boolean;
  /** Another build waits to be used. */
  readonly hasUpdate: boolean;
  /** A photo that was taken for a report that is not given yet. */
  readonly draft: Shot | null;
  readonly language: Language;
  readonly theme: ThemeName;
}

export function createFieldStore(chosen: Pick<FieldState, 'language' | 'theme'>, nowMs: number) {
  return createStore<FieldState>()(() => ({
    phase: 'starting',
    session: null,
    answer: null,
    heardMs: null,
    skewMs: 0,
    nowMs,
    isOnline: true,
    outbox: EMPTY_OUTBOX,
    isSending: false,
    tracking: 'unknown',
    ownBreak: null,
    fix: null,
    unsentFixes: 0,
    device: 'none',
    isFull: false,
    hasUpdate: false,
    draft: null,
    ...chosen,
  }));
}
export type FieldStore = ReturnType<typeof createFieldStore>;
