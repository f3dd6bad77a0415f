import { randomBytes } from 'node:crypto';
import { and, asc, eq, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { waitAfter } from '../../shared/access/attempts.ts';
import type { Account, AccountStore, NewAccount } from '../ports/accounts.ts';
import { storableText, type Database } from './database.ts';
import { accountGrants, accountIdentities, accounts } from './schema.ts';

/** People with their roles and identities. Ids are random: they tell nothing and cannot be guessed. */
export function createAccountStore(db: Database): AccountStore {
  return {
    async any() {
      return (await db.select({ id: accounts.id }).from(accounts).limit(1)).length > 0;
    },
    byId: (id) => one(db, eq(accounts.id, storableText(id))),
    byUsername: (username) => one(db, eq(accounts.username, storableText(username))),
    async byIdentity({ issuer, subject }) {
      const same = and(
        eq(accountIdentities.issuer, storableText(issuer)),
        eq(accountIdentities.subject, storableText(subject)),
      );
      const [found] = await db.select({ id: accountIdentities.accountId }).from(accountIdentities).where(same);
      return found ? one(db, eq(accounts.id, found.id)) : null;
    },
    all: () => many(db),
    create: (account) => insert(db, account),
    createFirst: (account, role) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`lock table accounts in exclusive mode`);
        if ((await tx.select({ id: accounts.id }).from(accounts).limit(1)).length > 0) return null;
        const id = await insert(tx, account);
        if (id !== null)
          await insertGrant(tx, id, { role, town: null, officer: null }, { by: 'setup', atMs: account.createdMs });
        return id;
      }),
    async change(id, fields) {
      // The database has no words for changing nothing.
      if (Object.keys(fields).length > 0) await db.update(accounts).set(fields).where(eq(accounts.id, id));
    },
    beginAttempt: (id, nowMs) =>
      db.transaction(async (tx) => {
        const waitsNot = or(isNull(accounts.waitsUntilMs), lte(accounts.waitsUntilMs, nowMs));
        const [counted] = await tx
          .update(accounts)
          .set({ failedCount: sql`${accounts.failedCount} + 1` })
          .where(and(eq(accounts.id, id), waitsNot))
          .returning({ failures: accounts.failedCount });
        if (!counted) return false;
        const waitMs = waitAfter(counted.failures);
        if (waitMs > 0)
          await tx
            .update(accounts)
            .set({ waitsUntilMs: nowMs + waitMs })
            .where(eq(accounts.id, id));
        return true;
      }),
    async forgiveAttempt(id) {
      const failedCount = sql`greatest(${accounts.failedCount} - 1, 0)`;
      await db.update(accounts).set({ failedCount, waitsUntilMs: null }).where(eq(accounts.id, id));
    },
    async useTotpStep(id, step) {
      const unused = and(eq(accounts.id, id), lt(accounts.totpLastStep, step));
      return changed(await db.update(accounts).set({ totpLastStep: step }).where(unused));
    },
    async useRecoveryCode(id, sha256) {
      const has = and(eq(accounts.id, id), sql`${accounts.recoverySha256} ? ${sha256}`);
      const left = sql`${accounts.recoverySha256} - ${sha256}::text`;
      return changed(await db.update(accounts).set({ recoverySha256: left }).where(has));
    },
    grant: (id, grant, granted) => insertGrant(db, id, grant, granted),
    async take(id, grantId) {
      const same = and(eq(accountGrants.accountId, id), eq(accountGrants.id, storableText(grantId)));
      return changed(await db.delete(accountGrants).where(same));
    },
    async takeAll(id) {
      await db.delete(accountGrants).where(eq(accountGrants.accountId, id));
    },
    link: (id, { issuer, subject }, atMs) =>
      db.transaction(async (tx) => {
        const ofAccount = and(eq(accountIdentities.accountId, id), eq(accountIdentities.issuer, storableText(issuer)));
        await tx.delete(accountIdentities).where(ofAccount);
        const row = { issuer: storableText(issuer), subject: storableText(subject), accountId: id, linkedMs: atMs };
        return changed(await tx.insert(accountIdentities).values(row).onConflictDoNothing());
      }),
    async unlink(id) {
      await db.delete(accountIdentities).where(eq(accountIdentities.accountId, id));
    },
  };
}

async function one(db: Database, condition: SQL): Promise<Account | null> {
  const [account] = await many(db, condition);
  return account ?? null;
}

/** Accounts with what belongs to them, in one query: one page of the administrator, or one person at a request. */
async function many(db: Database, condition?: SQL): Promise<readonly Account[]> {
  const grants = sql<Account['grants']>`coalesce((
    select json_agg(json_build_object('id', g.id, 'role', g.role, 'town', g.town, 'officer', g.officer) order by g.granted_ms, g.id)
    from account_grants g where g.account_id = ${accounts}.id), '[]')`;
  const identities = sql<Account['identities']>`coalesce((
    select json_agg(json_build_object('issuer', i.issuer, 'subject', i.subject) order by i.issuer)
    from account_identities i where i.account_id = ${accounts}.id), '[]')`;
  const rows = await db
    .select({ account: accounts, grants, identities })
    .from(accounts)
    .where(condition)
    .orderBy(asc(accounts.username));
  return rows.map(({ account, grants, identities }) => ({ ...account, grants, identities }));
}

async function insert(db: Database, account: NewAccount): Promise<string | null> {
  const id = randomBytes(12).toString('base64url');
  const row = { ...account, id, name: storableText(account.name), state: 'active' as const };
  const passwordChangedMs = account.passwordHash === null ? null : account.createdMs;
  const inserted = await db
    .insert(accounts)
    .values({ ...row, passwordChangedMs })
    .onConflictDoNothing({ target: accounts.username });
  return changed(inserted) ? id : null;
}

async function insertGrant(
  db: Database,
  accountId: string,
  grant: Parameters<AccountStore['grant']>[1],
  { by, atMs }: Parameters<AccountStore['grant']>[2],
): Promise<boolean> {
  const id = randomBytes(9).toString('base64url');
  const row = { ...grant, id, accountId, grantedMs: atMs, grantedBy: by };
  return changed(await db.insert(accountGrants).values(row).onConflictDoNothing());
}

function changed({ rowCount }: { readonly rowCount: number | null }): boolean {
  return (rowCount ?? 0) > 0;
}
