/** The only source of time; tests turn it by hand. */
export interface Clock {
  nowMs(): number;
}
