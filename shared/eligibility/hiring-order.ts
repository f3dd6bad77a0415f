/** Somebody eligible, with a result of the selection (higher is better). */
export interface Contender {
  readonly id: string;
  readonly score: number;
  /** Whether a preference applies (ELI-7). */
  readonly preferred: boolean;
}

/**
 * The order in which equals are hired (同等条件下优先; ELI-7): by score, and of equal scores who is preferred first. Who is
 * equal in both stays in one group, in order of id: the document names no order among preferences.
 */
export function hiringOrder(contenders: readonly Contender[]): readonly (readonly string[])[] {
  const groups = new Map<string, Contender[]>();
  const sorted = [...contenders].sort(
    (a, b) => b.score - a.score || Number(b.preferred) - Number(a.preferred) || (a.id < b.id ? -1 : 1),
  );
  for (const contender of sorted) {
    const key = `${contender.score} ${contender.preferred}`;
    groups.set(key, [...(groups.get(key) ?? []), contender]);
  }
  return [...groups.values()].map((group) => group.map(({ id }) => id));
}
