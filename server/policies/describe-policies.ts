import type {
  PackSummary,
  PolicyDetail,
  PolicyItem,
  PolicyList,
  RuleItem,
} from '../../shared/http/endpoints/policies.ts';
import { PARAMETERS } from '../../shared/policy/registry.ts';
import type { PolicyPack, PolicyParameter } from '../../shared/policy/policy.ts';
import { packsInForce, resolveParameter, type PackInUse } from '../../shared/policy/resolve-parameter.ts';
import { standingOf } from '../../shared/policy/standing.ts';
import type { LoadedDistrict } from '../ports/district.ts';
import type { PolicyLibrary } from './policy-library.ts';

/** What policies are told about: a district, the packs that it is under, and the day. */
export interface PolicyView {
  readonly library: PolicyLibrary;
  readonly district: LoadedDistrict['district'];
  readonly inUse: readonly PackInUse[];
  /** Local day `YYYY-MM-DD`. */
  readonly day: string;
}

/** `GET /api/v1/policies`: packs in the order of the district, the rest behind them. */
export function describePolicies(view: PolicyView): PolicyList {
  const { library, district, day } = view;
  const order = (pack: PackSummary) => pack.use?.order ?? Infinity;
  const items = library.packs.map((pack) => summaryOf(pack, view)).toSorted((a, b) => order(a) - order(b) || 0);
  return {
    district: { id: district.id, name: district.name },
    day,
    items,
    conflicts: [...library.conflicts],
    overruled: overruledValues(view),
  };
}

/** `GET /api/v1/policies/:id`; null when no such pack ships. */
export function describePolicy(id: string, view: PolicyView): PolicyDetail | null {
  const pack = view.library.packs.find((one) => one.id === id);
  if (!pack) return null;
  return {
    ...summaryOf(pack, view),
    outline: pack.outline,
    parameters: Object.entries(pack.parameters).map(([key, parameter]) => itemOf(pack, key, parameter, view)),
    conflicts: view.library.conflicts.filter(({ statements }) => statements.some((one) => one.pack === id)),
  };
}

/** `GET /api/v1/rules`: rules in the order of their files, each with the parameters that it reads. */
export function describeRules({ rules }: PolicyLibrary): readonly RuleItem[] {
  const keys = [...PARAMETERS.values()];
  return rules.map((rule) => ({
    ...rule,
    parameters: keys.filter((spec) => spec.rules.includes(rule.id)).map(({ key }) => key),
  }));
}

function summaryOf(pack: PolicyPack, { inUse, day }: PolicyView): PackSummary {
  const { id, version, document, validFrom, validTo } = pack;
  const at = inUse.findIndex((use) => use.pack.id === id);
  const bases = Object.values(pack.parameters).map(({ basis }) => basis);
  const count = (basis: PolicyParameter['basis']) => bases.filter((one) => one === basis).length;
  return {
    id,
    version,
    document,
    validFrom,
    validTo,
    use: at === -1 ? null : { order: at + 1, basis: inUse[at]!.basis },
    inForce: validFrom <= day && (validTo === null || day <= validTo),
    counts: { clause: count('clause'), assumed: count('assumed'), notProvided: count('not-provided') },
  };
}

function itemOf(pack: PolicyPack, key: string, parameter: PolicyParameter, { inUse, day }: PolicyView): PolicyItem {
  const spec = PARAMETERS.get(key);
  const { label, value, basis, clause } = parameter;
  return {
    key,
    label,
    value,
    unit: parameter.unit ?? null,
    basis,
    clause,
    quote: parameter.quote ?? null,
    note: parameter.note ?? null,
    validFrom: parameter.validFrom ?? pack.validFrom,
    validTo: parameter.validTo ?? pack.validTo,
    family: spec?.family ?? null,
    rules: [...(spec?.rules ?? [])],
    merge: spec?.merge ?? 'override',
    standing: standingOf({ pack, key, merge: spec?.merge }, inUse, day),
  };
}

function overruledValues({ inUse, day }: PolicyView): PolicyList['overruled'] {
  const inForce = packsInForce(inUse, day);
  const keys = new Set(inForce.flatMap(({ pack }) => Object.keys(pack.parameters)));
  return [...keys].flatMap((key) => {
    if (PARAMETERS.get(key)?.merge === 'collect') return [];
    const found = resolveParameter(inForce, key);
    if (!found || found.conflicts.length === 0) return [];
    const winner = inForce.find(({ pack }) => pack.id === found.source.pack)!.pack.parameters[key]!;
    const overruled = found.conflicts.map(({ value, source }) => ({ pack: source.pack, value }));
    return [{ key, label: winner.label, applies: { pack: found.source.pack, value: found.value }, overruled }];
  });
}
