import type { ApiScope } from '../../shared/access/api-scopes.ts';
import type { DutyBreak } from '../../shared/access/duty-break.ts';
import type { TrackPurpose } from '../../shared/access/track-access.ts';
import type { Officer } from '../../shared/model/officer.ts';

/** The seams of what protects officers, and of the machines that are let in. */

/** Somebody looked at a track. */
interface TrackView {
  readonly seq: number;
  readonly atMs: number;
  /** `Actor.id`. */
  readonly viewer: string;
  /** Name of the person behind the account; null for demo identities. */
  readonly viewerName: string | null;
  readonly role: string;
  readonly officer: string;
  readonly town: string;
  /** Null when officers look at their own track. */
  readonly purpose: TrackPurpose | null;
  readonly fromMs: number;
  readonly toMs: number;
  /** The ticket that opened it; null within the window. */
  readonly ticket: string | null;
}

export interface TrackViewFilter {
  readonly officer?: string | undefined;
  readonly viewer?: string | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  /** Only views with a lower number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

export type TicketState = 'asked' | 'approved' | 'refused';

/** A request to see a track that is out of the window (ACC-22). */
export interface TrackTicket {
  readonly id: string;
  readonly askedBy: string;
  readonly askedByName: string | null;
  readonly askedRole: string;
  readonly officer: string;
  readonly town: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly purpose: TrackPurpose;
  readonly reason: string;
  readonly state: TicketState;
  readonly askedMs: number;
  readonly decidedBy: string | null;
  readonly decidedMs: number | null;
  readonly expiresMs: number | null;
}

type TicketDecision = Required<Pick<TrackTicket, 'state' | 'decidedBy' | 'decidedMs' | 'expiresMs'>>;

export interface TrackStore {
  /** Resolves when the row is committed: nothing is shown before. */
  addView(view: Omit<TrackView, 'seq'>): Promise<void>;
  /** Newest first. */
  views(filter: TrackViewFilter): Promise<readonly TrackView[]>;
  addTicket(ticket: TrackTicket): Promise<void>;
  ticket(id: string): Promise<TrackTicket | null>;
  /** Newest first, a few hundred at the most. */
  tickets(askedBy: string | null): Promise<readonly TrackTicket[]>;
  /** False when somebody else has decided already. */
  decide(id: string, decision: TicketDecision): Promise<boolean>;
  /** An approved ticket of this actor that covers the span and has not run out. */
  openTicket(wanted: {
    readonly askedBy: string;
    readonly officer: string;
    readonly purpose: TrackPurpose;
    readonly fromMs: number;
    readonly toMs: number;
    readonly nowMs: number;
  }): Promise<string | null>;
}

/** A wall that is enrolled, or waits for its code to be typed. */
export interface Display {
  readonly id: string;
  readonly name: string;
  /** Null for the district. */
  readonly town: string | null;
  readonly createdMs: number;
  readonly createdBy: string;
  readonly codeExpiresMs: number | null;
  readonly claimedMs: number | null;
  readonly lastSeenMs: number | null;
  readonly revokedMs: number | null;
}

export interface DisplayStore {
  add(display: Display, codeSha256: string): Promise<void>;
  all(): Promise<readonly Display[]>;
  byId(id: string): Promise<Display | null>;
  /** Takes the code once, before it runs out, and binds the token; null when there is no such code. */
  claim(codeSha256: string, tokenSha256: string, nowMs: number): Promise<Display | null>;
  /** A display that is not revoked. */
  byToken(tokenSha256: string): Promise<Display | null>;
  seen(id: string, atMs: number): Promise<void>;
  /** False when it is revoked already. */
  revoke(id: string, atMs: number): Promise<boolean>;
}

/** A key of another program. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly town: string | null;
  readonly createdMs: number;
  readonly createdBy: string;
  readonly expiresMs: number | null;
  readonly lastUsedMs: number | null;
  readonly revokedMs: number | null;
}

export interface ApiKeyStore {
  add(key: ApiKey, keySha256: string): Promise<void>;
  all(): Promise<readonly ApiKey[]>;
  byId(id: string): Promise<ApiKey | null>;
  /** A key that is not revoked. */
  byKey(keySha256: string): Promise<ApiKey | null>;
  used(id: string, atMs: number): Promise<void>;
  /** False when it is revoked already. */
  revoke(id: string, atMs: number): Promise<boolean>;
}

/** What was deleted when its time was over. */
export interface Deletion {
  readonly what: string;
  /** What was older than this. */
  readonly beforeMs: number;
  readonly rows: number;
}

/** A run of the retention, chained and signed (ACC-27). */
export interface DeletionRecord {
  readonly seq: number;
  readonly atMs: number;
  readonly deleted: readonly Deletion[];
  /** Hash of the record before; 64 zeros for the first. */
  readonly prevHash: string;
  readonly hash: string;
  /** HMAC-SHA-256 of the hash with a key that is made from the secret of the server. */
  readonly hmac: string;
}

export interface DeletionStore {
  /** Appends a record to the chain; `sealed` makes its hash and signature from what comes before. */
  append(sealed: (last: { readonly seq: number; readonly hash: string } | null) => DeletionRecord): Promise<void>;
  /** Newest first. */
  list(before: number | undefined, limit: number): Promise<readonly DeletionRecord[]>;
  /**
   * Deletes accepted fixes from before `beforeMs`, but those of days on which a case of the officer says something only from before
   * `caseBeforeMs`; answers how many.
   */
  deleteTracks(terms: {
    readonly beforeMs: number;
    readonly caseBeforeMs: number;
    readonly timeZone: string;
  }): Promise<number>;
  /** Deletes quarantined fixes that were received before. */
  deleteQuarantined(beforeMs: number): Promise<number>;
  deleteTrackViews(beforeMs: number): Promise<number>;
}

export interface BreakStore {
  /** Resolves when it is committed. The same start again takes its end away. */
  begin(fresh: DutyBreak): Promise<void>;
  end(running: Pick<DutyBreak, 'officer' | 'startMs'>, endMs: number): Promise<void>;
  /** Those that could last beyond a moment, oldest first. */
  endingAfter(fromMs: number): Promise<readonly DutyBreak[]>;
  /** Those of one officer that touch a span, oldest first. */
  ofOfficer(officer: string, fromMs: number, toMs: number): Promise<readonly DutyBreak[]>;
  /** Deletes those that were over before; answers how many. */
  deleteBefore(beforeMs: number): Promise<number>;
}

/** What officers have told of their breaks (ACC-34). */
export interface BreakBook {
  /** Of the time that fixes may still come from; undefined for who had none. */
  of(officer: string): readonly DutyBreak[] | undefined;
  at(officer: string, atMs: number): DutyBreak | null;
  /** Begins a break, no later than now; answers the one that ran already where there is one. Resolves when it is stored. */
  begin(officer: Officer, atMs: number): Promise<DutyBreak | 'off-duty'>;
  /** Ends what runs at a moment, no later than now; nothing where nothing runs. */
  end(officer: Officer, atMs: number): Promise<void>;
}
