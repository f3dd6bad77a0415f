import type { PolicyDetail, PolicyItem, PolicyList, RuleItem } from '../../shared/http/endpoints/policies.ts';
import type { Label } from '../../shared/model/basis.ts';

/** What was found: a parameter, a heading of a document, or a known conflict. */
export interface PolicyHit {
  readonly kind: 'parameter' | 'section' | 'conflict';
  readonly pack: string;
  /** Key of the parameter; null for headings and conflicts. */
  readonly key: string | null;
  readonly section: string | null;
  readonly title: Label;
  /** The words that fitted, from where they stand. */
  readonly excerpt: string;
  readonly score: number;
}

interface Entry extends Omit<PolicyHit, 'excerpt' | 'score'> {
  readonly texts: readonly { readonly text: string; readonly plain: string; readonly weight: number }[];
}

const WEIGHTS = { label: 60, key: 40, clause: 30, quote: 20, rule: 15, note: 10, value: 10 } as const;
const EXCERPT = { before: 18, after: 60 } as const;

type Text = readonly [string | null | undefined, number];

/** Everything that can be searched, in the order of the documents; made once for the loaded documents. */
export function policyEntries(
  details: readonly PolicyDetail[],
  conflicts: PolicyList['conflicts'],
  rules: ReadonlyMap<string, RuleItem>,
): readonly Entry[] {
  return [
    ...details.flatMap((detail) => detail.parameters.map((item) => parameterEntry(detail, item, rules))),
    ...details.flatMap(({ id, outline }) =>
      outline.map(({ ref, title }) =>
        entry({ kind: 'section', pack: id, key: null, section: ref, title }, [
          [title.zh, WEIGHTS.label],
          [title.en, WEIGHTS.label],
          [ref, WEIGHTS.clause],
        ]),
      ),
    ),
    ...conflicts.map((conflict) => {
      const [first] = conflict.statements;
      const texts = conflict.statements.flatMap(({ quote, reading }): Text[] => [
        [quote, WEIGHTS.quote],
        [reading.zh, WEIGHTS.note],
        [reading.en, WEIGHTS.note],
      ]);
      return entry({ kind: 'conflict', pack: first!.pack, key: null, section: first!.clause, title: conflict.title }, [
        [conflict.title.zh, WEIGHTS.label],
        [conflict.title.en, WEIGHTS.label],
        ...texts,
      ]);
    }),
  ];
}

function parameterEntry(detail: PolicyDetail, item: PolicyItem, rules: ReadonlyMap<string, RuleItem>): Entry {
  const place = detail.outline.find(({ ref }) => ref === item.clause);
  return entry({ kind: 'parameter', pack: detail.id, key: item.key, section: item.clause, title: item.label }, [
    [item.label.zh, WEIGHTS.label],
    [item.label.en, WEIGHTS.label],
    [item.key, WEIGHTS.key],
    [item.clause, WEIGHTS.clause],
    [place?.title.zh, WEIGHTS.note],
    [place?.title.en, WEIGHTS.note],
    [readableQuote(item.quote ?? ''), WEIGHTS.quote],
    [item.rules.map((id) => `${id} ${rules.get(id)?.title ?? ''}`).join(' '), WEIGHTS.rule],
    [item.note?.zh, WEIGHTS.note],
    [item.note?.en, WEIGHTS.note],
    [valueText(item.value), WEIGHTS.value],
  ]);
}

function entry(about: Omit<Entry, 'texts'>, texts: readonly Text[]): Entry {
  return {
    ...about,
    texts: texts.flatMap(([text, weight]) => (text ? [{ text, plain: text.toLowerCase(), weight }] : [])),
  };
}

/** Names, words and numbers of a value in one line. */
function valueText(value: PolicyItem['value']): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(valueText).join(' ');
  return Object.entries(value)
    .map(([name, part]) => `${name} ${valueText(part)}`)
    .join(' ');
}

/** The entries that fit every word of a query, best first, then parameters before headings. An empty query finds nothing. */
export function searchPolicies(entries: readonly Entry[], query: string): readonly PolicyHit[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hits = entries.flatMap((candidate) => {
    const found = words.map((word) => bestText(candidate, word));
    if (found.some((text) => text === null)) return [];
    const score = found.reduce((sum, text) => sum + text!.weight, 0) + (candidate.kind === 'parameter' ? 5 : 0);
    const { texts: _, ...about } = candidate;
    return [{ ...about, excerpt: excerptOf(found[0]!.text, words[0]!), score }];
  });
  return hits.toSorted((a, b) => b.score - a.score);
}

function bestText({ texts }: Entry, word: string) {
  return texts.reduce<Entry['texts'][number] | null>(
    (best, text) => (text.plain.includes(word) && text.weight > (best?.weight ?? 0) ? text : best),
    null,
  );
}

function excerptOf(text: string, word: string): string {
  const at = text.toLowerCase().indexOf(word);
  const from = Math.max(0, at - EXCERPT.before);
  const to = Math.min(text.length, at + word.length + EXCERPT.after);
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

/** A quote without the marks of the scanned text: `$45 \leq$` is 45 ≤. */
export function readableQuote(quote: string): string {
  return quote
    .replaceAll('\\leq', '≤')
    .replaceAll('\\geq', '≥')
    .replaceAll('\\%', '%')
    .replaceAll('$', '')
    .replaceAll(/[ \t]{2,}/g, ' ')
    .trim();
}
