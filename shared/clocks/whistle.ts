import type { FieldRole } from '../model/officer.ts';

/** A step of a whistle (吹哨): raised by an auxiliary, answered and attended by an enforcement officer (亮证). */
export interface WhistleStep {
  readonly step: 'raised' | 'answered' | 'arrived';
  readonly atMs: number;
  readonly by: FieldRole;
}

/** How far a whistle has come. The document sets no time, so spans are measured and held against nothing. */
export interface Whistle {
  readonly state: 'not-raised' | 'unanswered' | 'on-the-way' | 'attended';
  /** From the whistle to its answer, and to the arrival, ms; null while it has not happened. */
  readonly answeredAfterMs: number | null;
  readonly arrivedAfterMs: number | null;
  /** Steps that the wrong kind of actor took; they count for nothing. */
  readonly refused: readonly WhistleStep[];
}

const TAKEN_BY: Readonly<Record<WhistleStep['step'], FieldRole>> = {
  raised: 'auxiliary',
  answered: 'enforcement',
  arrived: 'enforcement',
};

/** Where a whistle stands (CLK-11). An arrival is an answer too; the order of `steps` does not matter. */
export function whistle(steps: readonly WhistleStep[]): Whistle {
  const isRight = ({ step, by }: WhistleStep) => TAKEN_BY[step] === by;
  const first = (step: WhistleStep['step'], fromMs: number) =>
    steps
      .filter((one) => one.step === step && one.atMs >= fromMs && isRight(one))
      .reduce<number | null>((least, { atMs }) => (least === null ? atMs : Math.min(least, atMs)), null);
  const refused = steps.filter((one) => !isRight(one)).toSorted((a, b) => a.atMs - b.atMs);
  const raisedMs = first('raised', -Infinity);
  if (raisedMs === null) return { state: 'not-raised', answeredAfterMs: null, arrivedAfterMs: null, refused };
  const arrivedMs = first('arrived', raisedMs);
  const saidMs = first('answered', raisedMs);
  const answeredMs = arrivedMs === null ? saidMs : Math.min(saidMs ?? arrivedMs, arrivedMs);
  return {
    state: arrivedMs !== null ? 'attended' : answeredMs !== null ? 'on-the-way' : 'unanswered',
    answeredAfterMs: answeredMs === null ? null : answeredMs - raisedMs,
    arrivedAfterMs: arrivedMs === null ? null : arrivedMs - raisedMs,
    refused,
  };
}
