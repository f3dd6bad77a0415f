/** What the map shows of an officer; the byte in a position frame is the index in this list. */
export const OFFICER_STATES = ['off-duty', 'moving', 'still', 'stale', 'silent', 'on-break'] as const;
export type OfficerState = (typeof OFFICER_STATES)[number];
