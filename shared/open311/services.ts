import type { CaseCodes } from '../cases/codes/case-codes.ts';
import { CATEGORY_WORDS, KIND_WORDS } from '../exports/ledger-words.ts';
import { CASE_CATEGORIES, type CaseCategory, type CaseView } from '../model/case.ts';
import type { Service, ServiceDefinition } from './documents.ts';

type CaseMinor = CaseCodes['minors'][number];

/** What a service stands for: a class of the code table, or one of the problem kinds where nobody knows the class. */
export type ServiceClass =
  | { readonly kind: CaseView['kind']; readonly code: string; readonly minor: CaseMinor }
  | { readonly kind: 'event'; readonly category: CaseCategory };

/** The attribute by which one of several lines of a class is chosen. */
export const LINE_ATTRIBUTE = 'line';

/** The services of a code table (O311-2): its classes, then the problem kinds for whoever does not know the class. */
export function servicesOf({ majors, minors }: Pick<CaseCodes, 'majors' | 'minors'>): readonly Service[] {
  const groups = new Map(majors.map(({ kind, code, label }) => [`${kind}-${code}`, label]));
  const classes = minors.map((minor): Service => {
    const { code, label, category, lines } = minor;
    const limits = [...new Set(lines.map(({ limit }) => limit))].join('、');
    return {
      service_code: code,
      service_name: label.zh,
      description: `${label.en}。处置时限 limit: ${limits}`,
      metadata: lines.length > 1,
      type: 'realtime',
      keywords: [CATEGORY_WORDS[category].zh, CATEGORY_WORDS[category].en, label.en].join(', '),
      group: groups.get(code.slice(0, -2))?.zh ?? KIND_WORDS[kindOf(minor)].zh,
    };
  });
  const kinds = CASE_CATEGORIES.map((category): Service => ({
    service_code: category,
    service_name: CATEGORY_WORDS[category].zh,
    description: CATEGORY_WORDS[category].en,
    metadata: false,
    type: 'realtime',
    keywords: CATEGORY_WORDS[category].en,
    group: '问题类别',
  }));
  return [...classes, ...kinds];
}

/** What a service code stands for; null when there is no such service. */
export function serviceClass(code: string, { minors }: Pick<CaseCodes, 'minors'>): ServiceClass | null {
  const minor = minors.find((one) => one.code === code);
  if (minor) return { kind: kindOf(minor), code, minor };
  const category = CASE_CATEGORIES.find((one) => one === code);
  return category ? { kind: 'event', category } : null;
}

/** The attributes that a service takes: which line of the class it is, where there are several. */
export function definitionOf(code: string, found: ServiceClass): ServiceDefinition {
  const lines = 'minor' in found && found.minor.lines.length > 1 ? found.minor.lines : [];
  if (lines.length === 0) return { service_code: code, attributes: [] };
  const values = lines.map(({ id, condition, limit }) => ({ key: id, name: condition ? condition.zh : limit }));
  return {
    service_code: code,
    attributes: [
      {
        variable: true,
        code: LINE_ATTRIBUTE,
        datatype: 'singlevaluelist',
        required: false,
        datatype_description: null,
        order: 1,
        description: '立案条件 filing condition',
        values,
      },
    ],
  };
}

/** Code and name of the service of a case. */
export function serviceOf(
  { code, category }: Pick<CaseView, 'code' | 'category'>,
  names: ReadonlyMap<string, string>,
): { readonly service_code: string; readonly service_name: string } {
  const name = code === null ? undefined : names.get(code);
  if (code !== null) return { service_code: code, service_name: name ?? code };
  return { service_code: category, service_name: CATEGORY_WORDS[category].zh };
}

function kindOf({ code }: Pick<CaseMinor, 'code'>): CaseView['kind'] {
  return code.startsWith('facility') ? 'facility' : 'event';
}
