import { useTranslation } from 'react-i18next';
import type { RateBoardAnswer } from '../../../shared/http/endpoints/rates.ts';
import type { RateGrouping } from '../../../shared/rates/rate-board.ts';
import { formulaOf } from '../../../shared/rates/rate-formula.ts';
import { useView } from '../../stores/use-stores.ts';
import { useNames } from '../../panels/use-names.ts';
import { PrintSheet } from '../../ui/PrintSheet.tsx';
import { RateParts } from './RateParts.tsx';
import { RateShare } from './RateShare.tsx';

interface RatesSheetProps {
  readonly board: RateBoardAnswer;
  readonly heading: string;
  /** The rate that is open on the screen, and what it is broken down by. */
  readonly open: string;
  readonly by: RateGrouping;
  readonly done: () => void;
}

/** The board on paper: every rate with both numbers, formula and basis, and the one that is open by its parts. */
export function RatesSheet({ board, heading, open, by, done }: RatesSheetProps) {
  const { t } = useTranslation('rates');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const language = useView((view) => view.language);
  const { definitions, total } = board;
  return (
    <PrintSheet done={done}>
      <h1>{t('sheet-title', { district: names.of(null) })}</h1>
      <p>{heading}</p>
      {board.simulated && <p>{t('simulated')}</p>}
      <table>
        <thead>
          <tr>
            {(['rate', 'share', 'numbers', 'formula'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {definitions.items.map((definition, i) => (
            <tr key={definition.id}>
              <th scope="row">
                {definition.label[language]}（{word(`basis.${definition.basis}`)}）
              </th>
              <RateShare rate={total.rates[i]!} />
              <td>{formulaOf(definition, definitions.counts, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>
        {definitions.items.find(({ id }) => id === open)?.label[language]} · {t(`by-${by}`)}
      </h2>
      <RateParts board={board} by={by} rate={open} part="" choose={() => {}} />
      <footer>{definitions.provenance[language]}</footer>
    </PrintSheet>
  );
}
