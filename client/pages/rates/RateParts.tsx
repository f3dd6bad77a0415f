import { useTranslation } from 'react-i18next';
import type { RateBoardAnswer } from '../../../shared/http/endpoints/rates.ts';
import type { RateGrouping } from '../../../shared/rates/rate-board.ts';
import { ShareBar } from '../../ui/ShareBar.tsx';
import { RateShare } from './RateShare.tsx';
import { usePartName } from './use-part-name.ts';

interface RatePartsProps {
  readonly board: RateBoardAnswer;
  readonly by: RateGrouping;
  readonly rate: string;
  readonly part: string;
  readonly choose: (part: string) => void;
}

/** One rate by town, kind, category or month. */
export function RateParts({ board, by, rate, part, choose }: RatePartsProps) {
  const { t } = useTranslation('rates');
  const partName = usePartName();
  const rows = [{ key: '', name: t('whole'), group: board.total }].concat(
    board.groups.map((group) => ({ key: group.key ?? NO_TOWN, name: partName(by, group.key), group })),
  );
  return (
    <table className="rate-parts">
      <thead>
        <tr>
          <th scope="col">{t(`by-${by}`)}</th>
          <th scope="col" className="rate-bar" aria-hidden="true" />
          <th scope="col" className="rate-share">
            {t('share')}
          </th>
          <th scope="col" className="rate-numbers">
            {t('numbers')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, group }) => {
          const found = group.rates.find(({ id }) => id === rate)!;
          return (
            <tr key={key} aria-selected={key === part}>
              <th scope="row">
                {key === NO_TOWN ? (
                  name
                ) : (
                  <button type="button" className="link" aria-pressed={key === part} onClick={() => choose(key)}>
                    {name}
                  </button>
                )}
              </th>
              <td className="rate-bar">{found.value !== null && <ShareBar share={found.value} label={name} />}</td>
              <RateShare rate={found} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Cases of no town cannot be asked for by town: their line opens nothing. */
const NO_TOWN = 'no-town';
