import { useTranslation } from 'react-i18next';
import type { BoardRate } from '../../../shared/rates/rate-board.ts';
import { useFormats } from '../../panels/use-formats.ts';

/** The same rate of the span that the board is compared with, and how far it is from it, in percentage points. */
export function RateChange({ rate, before }: { readonly rate: BoardRate; readonly before: BoardRate }) {
  const { t } = useTranslation('rates');
  const formats = useFormats();
  const points = rate.value === null || before.value === null ? null : (rate.value - before.value) * 100;
  const sign = points !== null && points > 0 ? '+' : '';
  return (
    <td className="rate-numbers" title={`${formats.count(before.numerator)} / ${formats.count(before.denominator)}`}>
      {before.value === null ? <span className="muted">{t('nothing')}</span> : formats.share(before.value)}
      {points !== null && (
        <small className="muted"> {t('points', { points: `${sign}${formats.points(points)}` })}</small>
      )}
    </td>
  );
}
