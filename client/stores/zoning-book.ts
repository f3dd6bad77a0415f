import type { Explained } from '../../shared/explain/explained.ts';
import type { AnswerOf } from '../../shared/http/endpoint.ts';
import type { getZoning } from '../../shared/http/endpoints/zoning.ts';
import type { ZoneSubject } from '../../shared/zoning/zone-class.ts';
import type { ZoneClass, ZoningPolicy } from '../../shared/zoning/zoning-policy.ts';

type ZoningAnswer = AnswerOf<typeof getZoning>;

/** Everything that classing the towns needs, as the server gave it. */
export interface ZoningBook {
  readonly day: string;
  /** Null when no document in force defines classes. */
  readonly policy: ZoningPolicy | null;
  readonly towns: readonly ZoneSubject[];
  /** False for somebody of one town, who is not told the figures that it is measured against. */
  readonly isWhole: boolean;
  /** The classes in force, decisions included. */
  readonly inForce: ReadonlyMap<string, Explained<ZoneClass> | null>;
}

/** The server's answer as what the rule takes: the same rules, the same figures (ZON-8). */
export function zoningBook({ day, rules, items }: ZoningAnswer, townCodes: readonly string[]): ZoningBook {
  return {
    day,
    policy: rules,
    towns: items,
    isWhole: townCodes.every((code) => items.some((item) => item.code === code)),
    inForce: new Map(items.map(({ code, zone }) => [code, zone])),
  };
}
