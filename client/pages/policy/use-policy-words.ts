import { useTranslation } from 'react-i18next';
import type { Label } from '../../../shared/model/basis.ts';
import { formatsFor } from '../../i18n/format.ts';
import { useDistrict, useView } from '../../stores/use-stores.ts';

/** Where the name of a code is looked for, in this order. */
const CODE_NAMES = [
  ['policy', (code: string) => `code.${code}`],
  ['words', (code: string) => `zone.${code}`],
  ['words', (code: string) => `grade.${code}`],
  ['words', (code: string) => `category.${code}`],
  ['words', (code: string) => `role.${code}`],
  ['words', (code: string) => `severity.${code}`],
  ['words', (code: string) => `source.${code}`],
  ['policy', (code: string) => `family.${code}`],
] as const;

const PLAIN = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 }),
} as const;

/** ISO day of the week, 1 is Monday. */
function weekdayOf(language: 'zh' | 'en', day: number): string {
  const monday = Date.UTC(2024, 0, 1);
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'long', timeZone: 'UTC' });
  return format.format(monday + (day - 1) * 86_400_000);
}

/** What a value calls its own codes, and what the rest of its document does. */
export interface CodeNames {
  readonly own: ReadonlyMap<string, Label>;
  readonly document: ReadonlyMap<string, Label>;
}

export interface PolicyWords {
  label(label: Label): string;
  /** The other language beside it. */
  other(label: Label): string;
  /** Name of a field of a value. */
  field(name: string): string;
  /** Name of a code inside a value; the code itself when it has none. */
  code(code: string): string;
  family(family: string): string;
  /** A code under the field or list that it stands in: 6 among rest days is Saturday. */
  part(field: string, code: string): string;
  /** `2–4 grids`, `08:30–12:00`. */
  range(from: number, to: number, unit: string | null): string;
  /** A number as a person reads it, with its unit. */
  number(value: number, unit: string | null): string;
  title(pack: string): string;
}

/**
 * How the parts of a policy are called and written in the chosen language.
 *
 * @param names what the document itself calls its codes
 */
export function usePolicyWords(titles: ReadonlyMap<string, Label>, names: CodeNames): PolicyWords {
  const { i18n } = useTranslation('policy');
  const language = useView((view) => view.language);
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const formats = formatsFor(timeZone, language);
  const plain = PLAIN[language];
  const word = (namespace: 'policy' | 'words', key: string): string | null =>
    i18n.exists(key, { ns: namespace }) ? String(i18n.t(key as never, { ns: namespace })) : null;
  const label = (text: Label) => text[language];
  const family = (id: string) => word('policy', `family.${id}`) ?? id;

  const codeName = (code: string): string | null => {
    const own = names.own.get(code);
    if (own) return label(own);
    for (const [namespace, keyOf] of CODE_NAMES) {
      const name = word(namespace, keyOf(code));
      if (name !== null) return name;
    }
    const elsewhere = names.document.get(code);
    return elsewhere ? label(elsewhere) : null;
  };
  const code = (id: string) => codeName(id) ?? word('policy', `field.${id}`) ?? id;
  const number = (value: number, unit: string | null): string => {
    if (unit === 'share') return formats.share(value);
    if (unit === 'ms') return value < 1000 ? `${plain.format(value)} ms` : formats.age(value);
    if (unit === 'minute') return formats.age(value * 60_000);
    if (unit === 'minute of the day') return formats.clockMinute(value);
    const name = unit === null || unit === 'count' ? '' : (word('policy', `unit.${unit}`) ?? unit);
    return name === '' ? plain.format(value) : `${plain.format(value)} ${name}`;
  };

  return {
    label,
    other: (text) => text[language === 'zh' ? 'en' : 'zh'],
    field: (name) => word('policy', `field.${name}`) ?? codeName(name) ?? name,
    code,
    family,
    part(field, item) {
      const day = /weekdays$/i.test(field) ? Number(item) : NaN;
      if (Number.isInteger(day)) return weekdayOf(language, day);
      return names.own.has(item) ? code(item) : (word('policy', `in.${field}.${item}`) ?? code(item));
    },
    range(from, to, unit) {
      const ends =
        unit === 'minute of the day' ? [number(from, unit), number(to, unit)] : [plain.format(from), number(to, unit)];
      return ends.join('–');
    },
    number,
    title(pack) {
      const title = titles.get(pack);
      return title ? label(title) : pack;
    },
  };
}
