import { useTranslation } from 'react-i18next';
import type { Explained, ScorePart } from '../../shared/explain/explained.ts';
import { partSource, policySourcePath } from '../selectors/explained-sources.ts';
import { useFormats } from './use-formats.ts';

export interface ExplainedTexts {
  /** Name of a class or grade. */
  band(value: string): string;
  /** The figure of a part in its own unit. */
  raw(part: ScorePart): string;
  /** The two numbers of a rate; null for other figures. */
  ratio(part: ScorePart): string | null;
  /** What would change the value, a line for each. */
  next(explained: Explained<string>): readonly string[];
  /** From where to where the present value goes. */
  bounds(explained: Explained<string>): string;
  /** Where on the policy page a part comes from; null when no parameter is known for it. */
  partPath(part: ScorePart, explained: Explained<string>): string | null;
}

/** The words and numbers of an explanation, the same on the card and on the printed sheet. */
export function useExplained(): ExplainedTexts {
  const { t } = useTranslation();
  const { t: word, i18n } = useTranslation('words');
  const formats = useFormats();
  const band = (value: string) => {
    if (i18n.exists(`zone.${value}`, { ns: 'words' })) return word(`zone.${value as '1A'}`);
    return i18n.exists(`grade.${value}`, { ns: 'words' }) ? word(`grade.${value as 'good'}`) : value;
  };
  return {
    band,
    raw({ raw, unit }) {
      if (unit === 'share') return formats.share(raw);
      if (unit === 'person') return t('explain.person', { value: formats.count(raw) });
      if (unit === 'm2') return t('explain.km2', { value: formats.km2(raw) });
      return unit === 'point' ? t('explain.point', { value: formats.points(raw) }) : formats.count(raw);
    },
    ratio: ({ ratio }) =>
      ratio &&
      t('explain.ratio', { numerator: formats.count(ratio.numerator), denominator: formats.count(ratio.denominator) }),
    next: ({ nextBands }) =>
      nextBands.map(({ value, direction, points }) =>
        t(`explain.${direction}`, { band: band(value), points: hundredths(points) }),
      ),
    bounds({ band: { value, lower, upper } }) {
      const ends = { band: band(value), lower: hundredths(lower) };
      return upper === null ? t('explain.topBand', ends) : t('explain.band', { ...ends, upper: hundredths(upper) });
    },
    partPath(part, { sources }) {
      const source = partSource(part, sources);
      return source && policySourcePath(source);
    },
  };
}

/** Scores move in hundredths and the printed number decides the class: rounded further it would promise too much. */
export function hundredths(points: number): string {
  return String(Number(points.toFixed(2)));
}
