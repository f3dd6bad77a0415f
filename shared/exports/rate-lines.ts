import { localDateTime } from '../lib/local-day.ts';
import type { RateGroup, RateGrouping } from '../rates/rate-board.ts';
import { formulaOf } from '../rates/rate-formula.ts';
import type { RateDefinitions } from '../rates/rate-definitions.ts';
import type { RateSpan } from '../rates/rate-counts.ts';
import type { ExportLanguage } from './case-ledger.ts';
import type { Cell } from './csv-text.ts';
import { CATEGORY_WORDS, KIND_WORDS } from './ledger-words.ts';

const HEAD = {
  zh: ['统计起', '统计止', '范围', '比率', '分子', '分母', '百分比', '公式', '依据', '统计免责件数'],
  en: ['From', 'To', 'Part', 'Rate', 'Numerator', 'Denominator', 'Percent', 'Formula', 'Basis', 'Exempt cases'],
} as const;
const WHOLE = { zh: '合计', en: 'All' } as const;
const NO_TOWN = { zh: '不在任何镇（街道）', en: 'In no town' } as const;
const ASSUMED = { zh: '假定', en: 'assumed' } as const;
const CLAUSE = { zh: '条款', en: 'clause' } as const;

/** A board as lines of a file (EXP-5): one for each rate of each part, both numbers beside the share. */
export function rateLines(
  board: { readonly total: RateGroup; readonly groups: readonly RateGroup[] },
  { items, counts }: RateDefinitions,
  parts: {
    readonly language: ExportLanguage;
    readonly timeZone: string;
    readonly span: RateSpan;
    readonly by: RateGrouping | null;
    readonly townName: (code: string) => string;
  },
): readonly (readonly Cell[])[] {
  const { language, timeZone, span, by, townName } = parts;
  const known = new Map(items.map((item) => [item.id, item]));
  const times = [localDateTime(span.fromMs, timeZone), localDateTime(span.asOfMs, timeZone)];
  const linesOf = (name: string, { rates }: RateGroup) =>
    rates.map(({ id, numerator, denominator, value, exempt }): readonly Cell[] => {
      const definition = known.get(id)!;
      const percent = value === null ? null : Math.round(value * 10_000) / 100;
      const basis = definition.basis === 'assumed' ? ASSUMED : CLAUSE;
      const formula = formulaOf(definition, counts, language);
      const label = definition.label[language];
      return [...times, name, label, numerator, denominator, percent, formula, basis[language], exempt];
    });
  return [
    HEAD[language],
    ...linesOf(WHOLE[language], board.total),
    ...board.groups.flatMap((group) => linesOf(partName(group.key, by, { language, townName }), group)),
  ];
}

function partName(
  key: string | null,
  by: RateGrouping | null,
  { language, townName }: { readonly language: ExportLanguage; readonly townName: (code: string) => string },
): string {
  if (key === null) return NO_TOWN[language];
  if (by === 'town') return townName(key);
  if (by === 'kind') return KIND_WORDS[key as keyof typeof KIND_WORDS][language];
  return by === 'category' ? CATEGORY_WORDS[key as keyof typeof CATEGORY_WORDS][language] : key;
}
