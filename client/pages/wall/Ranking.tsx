import { useTranslation } from 'react-i18next';
import type { RankedTown } from '../../selectors/wall.ts';

interface RankingProps {
  readonly ranked: readonly RankedTown[];
  readonly nameOf: (code: string) => string;
  readonly room: number;
}

/** Order of the assessed month: the top and, when there is no room for all, the bottom of it. */
export function Ranking({ ranked, nameOf, room }: RankingProps) {
  const { t } = useTranslation('wall');
  const { t: word } = useTranslation('words');
  const grade = ranked[0]?.standing.grade;
  const rows = ranked.length <= room ? ranked : [...ranked.slice(0, room - 3), ...ranked.slice(-3)];
  return (
    <section className="wall-panel wall-ranking" aria-labelledby="wall-ranking">
      <h2 id="wall-ranking">
        {grade ? t('ranking', { period: grade.period ?? '' }) : t('rankingNone')}
        {grade && grade.basis !== 'clause' && <small className="wall-mark">{word(`basis.${grade.basis}`)}</small>}
      </h2>
      <ol>
        {rows.map(({ code, rank, score, standing }) => (
          <li key={code}>
            <span className="wall-rank">{rank}</span>
            <span className="wall-rank-name">{nameOf(code)}</span>
            <span className="wall-score">{score.toFixed(1)}</span>
            <span className={`wall-grade grade-${standing.grade!.value}`}>
              {word(`grade.${standing.grade!.value}`)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
