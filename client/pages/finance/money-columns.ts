/** The amounts of a line, in the order in which they come about. */
export const MONEY_COLUMNS = ['budget', 'base', 'paid', 'deducted', 'pooled'] as const;
export type MoneyColumn = (typeof MONEY_COLUMNS)[number];
