import { z } from 'zod';
import { labelSchema, type Label } from '../model/basis.ts';

/** One indicator of the monthly score (ASM-2). */
export interface Indicator {
  readonly id: string;
  readonly label: Label;
  /** Points of 100. */
  readonly weight: number;
  /** `share` 0–1, or `point` 0–100 as an assessor gives it. */
  readonly unit: 'share' | 'point';
  readonly better: 'more' | 'less';
  /** Id of the rate in `assessment.rates` that it is, or `given` for points. */
  readonly formula: string;
  /** Place in the outline of its document; printed with its number once read. */
  readonly clause: string;
  readonly basis: 'clause' | 'assumed';
}

/** Indicators that belong together. */
interface IndicatorGroup {
  readonly id: string;
  readonly label: Label;
  readonly items: readonly IndicatorNode[];
}

export type IndicatorNode = Indicator | IndicatorGroup;

const id = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

/** An indicator without its place in the tree. */
export const indicatorSchema = z.strictObject({
  id,
  label: labelSchema,
  weight: z.number().nonnegative(),
  unit: z.enum(['share', 'point']),
  better: z.enum(['more', 'less']),
  formula: z.string().min(1),
  clause: z.string().min(1),
  basis: z.enum(['clause', 'assumed']),
});

const nodeSchema: z.ZodType<IndicatorNode> = z.lazy(() =>
  z.union([indicatorSchema, z.strictObject({ id, label: labelSchema, items: z.array(nodeSchema).min(1) })]),
);

/** `assessment.indicators`: a tree of groups and indicators whose weights sum to 100. */
export const indicatorTreeSchema = z
  .array(nodeSchema)
  .min(1)
  .refine((tree) => Math.abs(indicatorsOf(tree).reduce((sum, { weight }) => sum + weight, 0) - 100) < 1e-9, {
    error: 'weights must sum to 100',
  })
  .refine((tree) => unique(idsOf(tree)), { error: 'an id is used twice' });

/** The indicators of a tree, in its order. */
export function indicatorsOf(tree: readonly IndicatorNode[]): readonly Indicator[] {
  return tree.flatMap((node) => ('items' in node ? indicatorsOf(node.items) : [node]));
}

function idsOf(tree: readonly IndicatorNode[]): readonly string[] {
  return tree.flatMap((node) => ('items' in node ? [node.id, ...idsOf(node.items)] : [node.id]));
}

function unique(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

/** An indicator with the groups that it is in, outermost first. */
export interface PlacedIndicator extends Indicator {
  readonly groups: readonly Pick<IndicatorGroup, 'id' | 'label'>[];
}

/** The indicators of a tree with their groups: the tree as a list, for the wire. */
export function placedIndicators(
  tree: readonly IndicatorNode[],
  groups: PlacedIndicator['groups'] = [],
): readonly PlacedIndicator[] {
  return tree.flatMap((node) =>
    'items' in node
      ? placedIndicators(node.items, [...groups, { id: node.id, label: node.label }])
      : [{ ...node, groups }],
  );
}

/** The same tree with every indicator changed. */
export function mapIndicators(
  tree: readonly IndicatorNode[],
  change: (indicator: Indicator) => Indicator,
): readonly IndicatorNode[] {
  return tree.map((node) => ('items' in node ? { ...node, items: mapIndicators(node.items, change) } : change(node)));
}
