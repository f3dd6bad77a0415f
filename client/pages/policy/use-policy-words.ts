import { useTranslation } from 'react-i18next';
import type { Label } from '../../../shared/model/basis.ts';
import { formatsFor } from '../../ui/format.ts';
import { useDistrict, useView } from '../../stores/use-stores.ts';

/** Where the name of a code is looked for, in this order. */
const CODE_NAMES = [
  ['policy', 'code'],
  ['words', 'zone'],
  ['words', 'grade'],
  ['words', 'category'],
  ['words', 'role'],
  ['policy', 'family'],
] as const;

export interface PolicyWords {
  label(label: Label): string;
  /** The other language beside it. */
  other(label: Label): string;
  /** Name of a field of a value. */
  field(name: string): string;
  /** Name of a code inside a value; the code itself when it has none. */
  code(code: string): string;
  family(family: string): string;
  /** A number as a person reads it, with its unit. */
  number(value: number, unit: string | null): string;
  title(pack: string): string;
}

/** How the parts of a policy are called and written in the chosen language. */
export function usePolicyWords(titles: ReadonlyMap<string, Label>): PolicyWords {
  const { i18n } = useTranslation('policy');
  const language = useView((view) => view.language);
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const formats = formatsFor(timeZone, language);
  const plain = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'zh-CN', { maximumFractionDigits: 4 });
  const word = (namespace: 'policy' | 'words', key: string): string | null =>
    i18n.exists(key, { ns: namespace }) ? String(i18n.t(key as never, { ns: namespace })) : null;
  const label = (text: Label) => text[language];
  const family = (id: string) => word('policy', `family.${id}`) ?? id;

  return {
    label,
    other: (text) => text[language === 'zh' ? 'en' : 'zh'],
    field: (name) => word('policy', `field.${name}`) ?? name,
    code(code) {
      for (const [namespace, group] of CODE_NAMES) {
        const name = word(namespace, `${group}.${code}`);
        if (name !== null) return name;
      }
      return code;
    },
    family,
    number(value, unit) {
      if (unit === 'share') return formats.share(value);
      if (unit === 'ms') return value < 1000 ? `${plain.format(value)} ms` : formats.age(value);
      if (unit === 'minute') return formats.age(value * 60_000);
      if (unit === 'minute of the day') return formats.clockMinute(value);
      const name = unit === null ? '' : (word('policy', `unit.${unit}`) ?? unit);
      return name === '' ? plain.format(value) : `${plain.format(value)} ${name}`;
    },
    title(pack) {
      const title = titles.get(pack);
      return title ? label(title) : pack;
    },
  };
}
