/**
 * How long an account waits after wrong passwords or codes (ACC-42). Five tries are what the classified-protection practice
 * asks for (等保, failed sign-ins are limited and the account is shut for a while); the lengths are assumed.
 */
const FREE_ATTEMPTS = 5;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/** The wait, in ms, after so many wrong attempts in a row; from the fifth on, doubling up to an hour. */
export function waitAfter(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - FREE_ATTEMPTS, 20));
}
