import { useTranslation } from 'react-i18next';
import { GRADES } from '../../../../shared/assessment/grades.ts';
import { ZONE_CLASSES } from '../../../../shared/zoning/zoning-policy.ts';
import { useWords } from '../use-words.ts';
import type { Band } from '../value-shape.ts';

/** The colours of the map; grades of persons are another scale and have none. */
const SCALES: readonly { readonly name: string; readonly codes: readonly string[] }[] = [
  { name: 'zone', codes: ZONE_CLASSES },
  { name: 'grade', codes: GRADES },
];

interface BandScaleProps {
  readonly bands: readonly Band[];
  readonly unit: string | null;
}

/** Bounds as a scale from the lowest band to the best, to the width of each, and as lines with both ends. */
export function BandScale({ bands, unit }: BandScaleProps) {
  const { t } = useTranslation('policy');
  const words = useWords();
  const scale = SCALES.find(({ codes }) => bands.every(({ code }) => codes.includes(code)))?.name;
  const top = Math.max(100, ...bands.map(({ lower }) => lower));
  return (
    <div className="bands">
      <div className="band-scale" aria-hidden="true">
        {bands.toReversed().map(({ code, lower, upper }) => (
          <i
            key={code}
            style={{
              flexGrow: (upper ?? top) - lower,
              background: scale ? `var(--${scale}-${code})` : 'var(--raised)',
              color: scale ? `var(--${scale}-${code}-ink)` : 'var(--text)',
            }}
          >
            <b>{code.length <= 2 ? code : words.code(code)}</b>
            <small>{lower}</small>
          </i>
        ))}
      </div>
      <ul className="band-lines">
        {bands.map(({ code, lower, upper }) => (
          <li key={code}>
            <b>{words.code(code)}</b>
            <span>{boundsText(lower, upper)}</span>
          </li>
        ))}
      </ul>
    </div>
  );

  function boundsText(lower: number, upper: number | null): string {
    if (upper === null) return t('value.atLeast', { value: words.number(lower, unit) });
    if (lower === 0) return t('value.below', { value: words.number(upper, unit) });
    return t('value.between', { lower: words.number(lower, null), upper: words.number(upper, unit) });
  }
}
