import { useTranslation } from 'react-i18next';
import { useWords } from '../use-words.ts';

interface FigureRowsProps {
  readonly rows: readonly { readonly code: string; readonly value: number }[];
  readonly unit: string | null;
  /** The figures are parts of one whole, whose sum is shown. */
  readonly whole: boolean;
}

/** A figure for each of several things, with a bar to compare them by. */
export function FigureRows({ rows, unit, whole }: FigureRowsProps) {
  const { t } = useTranslation('policy');
  const words = useWords();
  const total = rows.reduce((sum, { value }) => sum + value, 0);
  const compared = whole || unit !== null;
  const most = unit === 'share' ? 1 : whole ? total : Math.max(...rows.map(({ value }) => value));
  return (
    <table className="figure-rows">
      <tbody>
        {rows.map(({ code, value }) => (
          <tr key={code}>
            <th scope="row">{words.code(code)}</th>
            <td>{words.number(value, unit)}</td>
            <td aria-hidden="true">{compared && <i style={{ width: `${most > 0 ? (value / most) * 100 : 0}%` }} />}</td>
          </tr>
        ))}
      </tbody>
      {whole && (
        <tfoot>
          <tr>
            <th scope="row">{t('value.total')}</th>
            <td>{words.number(total, unit)}</td>
            <td />
          </tr>
        </tfoot>
      )}
    </table>
  );
}
