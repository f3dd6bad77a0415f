import type { CaseCodes } from '../../shared/cases/codes/case-codes.ts';
import type { Label } from '../../shared/model/basis.ts';
import type { CaseCategory, CaseView } from '../../shared/model/case.ts';

/** A class that a case can be put into: a minor of the code table. */
export interface ClassHit {
  readonly code: string;
  readonly kind: CaseView['kind'];
  readonly category: CaseCategory;
  readonly label: Label;
  readonly major: Label | null;
}

const MOST_HITS = 10;

/** Classes whose name, major or code has every word that is typed; whole beginnings first, then in the order of the table. */
export function searchClasses({ majors, minors }: CaseCodes, text: string): readonly ClassHit[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const majorOf = new Map(majors.map((major) => [`${major.kind}-${major.code}`, major]));
  return minors
    .flatMap(({ code, label, category }) => {
      const major = majorOf.get(code.slice(0, -2));
      const name = `${label.zh} ${label.en}`.toLowerCase();
      const whole = `${name} ${code} ${major?.label.zh ?? ''} ${major?.label.en ?? ''}`.toLowerCase();
      if (!words.every((word) => whole.includes(word))) return [];
      const isFirst = name.startsWith(words[0]!) || label.en.toLowerCase().startsWith(words[0]!);
      return [{ rank: isFirst ? 0 : name.includes(words[0]!) ? 1 : 2, code, label, category, major }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_HITS)
    .map(({ code, label, category, major }) => ({
      code,
      label,
      category,
      kind: code.startsWith('facility') ? ('facility' as const) : ('event' as const),
      major: major?.label ?? null,
    }));
}
