import { expect, it } from 'vitest';
import { createFirstAdministrator, newSetupCode } from '../../../server/access/first-administrator.ts';
import type { AccountStore } from '../../../server/ports/accounts.ts';

const NOBODY = {
  any: () => Promise.resolve(false),
  createFirst: () => Promise.resolve('1'),
} as unknown as AccountStore;

it('ACC-69 the code of the first start is right however it is typed, and is not kept as it was printed', async () => {
  const code = newSetupCode();
  const first = createFirstAdministrator(NOBODY, code);
  expect(await first.isNeeded()).toBe(true);
  expect(first.isCode(code.toUpperCase().replaceAll('-', ' '))).toBe(true);
  expect(first.isCode(`${code}a`)).toBe(false);
  expect(first.isCode('')).toBe(false);
  expect(JSON.stringify(first)).not.toContain(code);
  await first.make({ username: 'a', name: 'A', passwordHash: 'x', mustChangePassword: false, createdMs: 0 });
  expect([await first.isNeeded(), first.isCode(code)]).toEqual([false, false]);
});

it('ACC-69 without a code there is no way in, not even with an empty one', () => {
  const first = createFirstAdministrator(NOBODY, null);
  expect(['', 'null', 'undefined'].some((code) => first.isCode(code))).toBe(false);
});
