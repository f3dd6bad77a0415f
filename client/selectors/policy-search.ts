import type { PolicyDetail, PolicyItem, PolicyList, RuleItem } from '../../shared/http/endpoints/policies.ts';
import type { Label } from '../../shared/model/basis.ts';
import { isFields, isLabel, nameOf, type Fields } from './policy-places.ts';

/** What was found: a parameter, a thing inside one, a heading of a document, or a known conflict. */
export interface PolicyHit {
  readonly kind: 'parameter' | 'item' | 'section' | 'conflict';
  readonly pack: string;
  /** Key of the parameter; null for headings and conflicts. */
  readonly key: string | null;
  readonly section: string | null;
  readonly title: Label;
  /** Of parameters and the things in them. */
  readonly basis: PolicyItem['basis'] | null;
  /** The words that fitted, from where they stand. */
  readonly excerpt: string;
  readonly score: number;
}

interface Entry extends Omit<PolicyHit, 'excerpt' | 'score'> {
  readonly texts: readonly { readonly text: string; readonly plain: string; readonly weight: number }[];
}

const WEIGHTS = { label: 60, key: 40, clause: 30, quote: 20, rule: 15, note: 10, value: 10, sentence: 8 } as const;
const EXCERPT = { before: 18, after: 60 } as const;

type Text = readonly [string | null | undefined, number];

/** Everything that can be searched, in the order of the documents; made once for the loaded documents. */
export function policyEntries(
  details: readonly PolicyDetail[],
  conflicts: PolicyList['conflicts'],
  rules: ReadonlyMap<string, RuleItem>,
): readonly Entry[] {
  return [
    ...details.flatMap((detail) => detail.parameters.flatMap((item) => parameterEntries(detail, item, rules))),
    ...details.flatMap(({ id, outline }) =>
      outline.map(({ ref, title }) =>
        entry({ kind: 'section', pack: id, key: null, section: ref, title, basis: null }, [
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
      return entry(
        { kind: 'conflict', pack: first!.pack, key: null, section: first!.clause, title: conflict.title, basis: null },
        [[conflict.title.zh, WEIGHTS.label], [conflict.title.en, WEIGHTS.label], ...texts],
      );
    }),
  ];
}

function parameterEntries(
  detail: PolicyDetail,
  item: PolicyItem,
  rules: ReadonlyMap<string, RuleItem>,
): readonly Entry[] {
  const place = detail.outline.find(({ ref }) => ref === item.clause);
  const inside: Entry[] = [];
  const rest = valueWords(item.value, (fields, title, words) => {
    const clause = String(fields['clause']);
    const texts: Text[] = [
      [title.zh, WEIGHTS.label],
      [title.en, WEIGHTS.label],
      [clause, WEIGHTS.clause],
      ...words.map((word): Text => [readableQuote(word), WEIGHTS.quote]),
    ];
    const basis = basisOf(fields) ?? item.basis;
    inside.push(entry({ kind: 'item', pack: detail.id, key: item.key, section: clause, title, basis }, texts));
  });
  const whole = entry(
    { kind: 'parameter', pack: detail.id, key: item.key, section: item.clause, title: item.label, basis: item.basis },
    [
      [item.label.zh, WEIGHTS.label],
      [item.label.en, WEIGHTS.label],
      [item.key, WEIGHTS.key],
      [item.clause, WEIGHTS.clause],
      [place?.title.zh, WEIGHTS.note],
      [place?.title.en, WEIGHTS.note],
      [readableQuote(item.quote ?? ''), WEIGHTS.quote],
      ...item.rules.flatMap((id) => ruleTexts(id, rules.get(id))),
      [item.note?.zh, WEIGHTS.note],
      [item.note?.en, WEIGHTS.note],
      [rest.join(' '), WEIGHTS.value],
    ],
  );
  return [whole, ...inside];
}

function ruleTexts(id: string, rule: RuleItem | undefined): Text[] {
  if (!rule) return [[id, WEIGHTS.rule]];
  const { title, text } = rule;
  return [
    [`${id} ${title.zh} ${title.en}`, WEIGHTS.rule],
    [text.zh, WEIGHTS.sentence],
    [text.en, WEIGHTS.sentence],
  ];
}

function basisOf({ basis }: Fields): PolicyItem['basis'] | null {
  return basis === 'clause' || basis === 'assumed' || basis === 'not-provided' ? basis : null;
}

/** Names, words and numbers of a value; things with a name and a clause of their own are told apart and left out. */
function valueWords(
  value: PolicyItem['value'],
  thing: (fields: Fields, title: Label, words: readonly string[]) => void,
): readonly string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((part) => valueWords(part, thing));
  if (!isFields(value)) return [String(value)];
  const words = Object.entries(value).flatMap(([name, part]) =>
    isLabel(part) ? [part.zh, part.en] : [...(/^[a-z]+$/i.test(name) ? [] : [name]), ...valueWords(part, thing)],
  );
  const title = nameOf(value);
  if (title === null || typeof value['clause'] !== 'string') return words;
  thing(value, title, words);
  return [];
}

function entry(about: Omit<Entry, 'texts'>, texts: readonly Text[]): Entry {
  return {
    ...about,
    texts: texts.flatMap(([text, weight]) => (text ? [{ text, plain: text.toLowerCase(), weight }] : [])),
  };
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
