import { useTranslation } from 'react-i18next';
import type { BoardRate } from '../../../shared/rates/rate-board.ts';
import { useFormats } from '../../panels/use-formats.ts';

/** A share with both its numbers; over zero it says so. */
export function RateShare({ rate }: { readonly rate: Omit<BoardRate, 'exempt'> }) {
  const { t } = useTranslation('rates');
  const formats = useFormats();
  const { numerator, denominator, value } = rate;
  return (
    <>
      <td className="rate-share" title={value === null ? t('nothing-hint') : undefined}>
        {value === null ? <span className="muted">{t('nothing')}</span> : <b>{formats.share(value)}</b>}
      </td>
      <td className="rate-numbers">
        {formats.count(numerator)} / {formats.count(denominator)}
      </td>
    </>
  );
}
