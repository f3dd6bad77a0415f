import type { AccountState, Grant } from '../../shared/access/account.ts';
import type { Role } from '../../shared/access/roles.ts';
import type { Store as ExpressSessionStore } from 'express-session';

/** A person who may sign in. Secrets in it are hashed or sealed. */
export interface Account {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly state: AccountState;
  /** Null for an account that only signs in elsewhere. */
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
  readonly passwordChangedMs: number | null;
  /** The confirmed secret, sealed; null without a second factor. */
  readonly totpSecret: string | null;
  /** Enrolled and not confirmed yet, sealed. */
  readonly totpPending: string | null;
  /** Thirty-second step of the last code that was taken: it and older ones are used up. */
  readonly totpLastStep: number;
  readonly recoverySha256: readonly string[];
  readonly failedCount: number;
  readonly waitsUntilMs: number | null;
  readonly createdMs: number;
  readonly lastSignInMs: number | null;
  readonly grants: readonly Grant[];
  readonly identities: readonly AccountIdentity[];
}

/** Who an account is at an identity provider. */
export interface AccountIdentity {
  readonly issuer: string;
  readonly subject: string;
}

type AccountFields = Omit<Account, 'id' | 'username' | 'createdMs' | 'grants' | 'identities'>;

export type NewAccount = Pick<Account, 'username' | 'name' | 'passwordHash' | 'mustChangePassword' | 'createdMs'>;

/** Who gave a role, and when. */
interface GrantedBy {
  readonly by: string;
  readonly atMs: number;
}

export interface AccountStore {
  any(): Promise<boolean>;
  byId(id: string): Promise<Account | null>;
  byUsername(username: string): Promise<Account | null>;
  byIdentity(identity: AccountIdentity): Promise<Account | null>;
  /** By username. */
  all(): Promise<readonly Account[]>;
  /** The id of the new account; null when the username is taken. */
  create(account: NewAccount): Promise<string | null>;
  /** The first account of all with its role; null when there is one already. */
  createFirst(account: NewAccount, role: Role): Promise<string | null>;
  change(id: string, fields: Partial<AccountFields>): Promise<void>;
  /** Counts an attempt before it is judged, so that a hundred at once are a hundred. False while the account waits. */
  beginAttempt(id: string, nowMs: number): Promise<boolean>;
  /** The attempt was right as far as it went: it is not counted. */
  forgiveAttempt(id: string): Promise<void>;
  /** True for the first to bring the code of this step or of a later one. */
  useTotpStep(id: string, step: number): Promise<boolean>;
  /** True for the first to bring the recovery code with this hash. */
  useRecoveryCode(id: string, sha256: string): Promise<boolean>;
  /** False when the account has it already. */
  grant(id: string, grant: Omit<Grant, 'id'>, granted: GrantedBy): Promise<boolean>;
  /** False when the account has no such grant. */
  take(id: string, grantId: string): Promise<boolean>;
  takeAll(id: string): Promise<void>;
  /** Replaces the identity of the account at that issuer; false when another account has it. */
  link(id: string, identity: AccountIdentity, atMs: number): Promise<boolean>;
  unlink(id: string): Promise<void>;
}

/** A session as it lies in the store. */
interface StoredSession {
  /** Its secret: never shown. */
  readonly sid: string;
  readonly sess: unknown;
}

export interface SessionStore {
  /** What express-session reads and writes through. */
  readonly express: ExpressSessionStore;
  ofAccount(account: string): Promise<readonly StoredSession[]>;
  /** Notes when the session was last used; does not bring an ended one back. */
  seen(sid: string, atMs: number): Promise<void>;
  end(sids: readonly string[]): Promise<void>;
  deleteExpired(): Promise<number>;
}
