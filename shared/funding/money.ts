import { z } from 'zod';

/** Money in whole fen (分), never negative, within what a number holds exactly (about 90 trillion yuan). */
export const fenSchema = z.int().nonnegative();

/** An amount in data: up to ten billion yuan, so that the sums of a district stay exact. */
export const amountSchema = fenSchema.max(1_000_000_000_000);

/** What happens to a part of a fen. */
export const MONEY_ROUNDINGS = ['half-up', 'down', 'up'] as const;
export type MoneyRounding = (typeof MONEY_ROUNDINGS)[number];

const STEPS = 1_000_000;

/** A share 0–1 of at most six decimals, so that products with it are exact. */
export const shareSchema = z
  .number()
  .min(0)
  .max(1)
  .refine((share) => Math.abs(share * STEPS - Math.round(share * STEPS)) < 1e-6, { error: 'at most six decimals' });

/** A share of an amount in fen, counted in whole numbers so that no fen is lost to binary fractions; 0 ≤ answer ≤ amount. */
export function portionOf(amountFen: number, share: number, rounding: MoneyRounding): number {
  const steps = BigInt(STEPS);
  const product = BigInt(amountFen) * BigInt(Math.round(share * STEPS));
  const whole = product / steps;
  const rest = product % steps;
  const isUp = rounding === 'up' ? rest > 0n : rounding === 'half-up' && rest * 2n >= steps;
  return Number(isUp ? whole + 1n : whole);
}

/** Whether a share of an amount is whole fen, so that no rounding rule has a say. */
export function isWholePortion(amountFen: number, share: number): boolean {
  return portionOf(amountFen, share, 'down') === portionOf(amountFen, share, 'up');
}

/** The sum of amounts in fen; null when it no longer fits a number exactly. */
export function sumFen(amounts: Iterable<number>): number | null {
  let total = 0n;
  for (const amount of amounts) total += BigInt(amount);
  return total <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(total) : null;
}
