import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CoverageCounts } from '../../panels/CoverageCounts.tsx';
import { useWorld, useView } from '../../stores/use-stores.ts';
import { legendCounts } from '../../selectors/legend-counts.ts';
import { GRADE_COLOURS, ZONE_COLOURS } from '../../theme/tokens.ts';

/** The colours of the chosen way with how many towns or grids have each. */
export function Legend() {
  const { t } = useTranslation();
  const colouring = useView((view) => view.colouring);
  const facts = useWorld((world) => world.facts);
  const counts = useMemo(() => legendCounts(facts), [facts]);
  if (colouring === 'coverage') return <CoverageCounts counts={counts.coverage} total={facts.grids.size} />;
  return (
    <ul className="legend" aria-label={t('legend.title')}>
      {colouring === 'zone' ? <Zones counts={counts.zone} /> : <Grades counts={counts.grade} />}
    </ul>
  );
}

function Zones({ counts }: { readonly counts: ReturnType<typeof legendCounts>['zone'] }) {
  const { t } = useTranslation('words');
  return (Object.keys(ZONE_COLOURS) as (keyof typeof ZONE_COLOURS)[]).map((zone) => (
    <Entry key={zone} colour={ZONE_COLOURS[zone]} name={t(`zone.${zone}`)} count={counts[zone]} />
  ));
}

function Grades({ counts }: { readonly counts: ReturnType<typeof legendCounts>['grade'] }) {
  const { t } = useTranslation('words');
  return (Object.keys(GRADE_COLOURS) as (keyof typeof GRADE_COLOURS)[]).map((grade) => (
    <Entry key={grade} colour={GRADE_COLOURS[grade]} name={t(`grade.${grade}`)} count={counts[grade]} />
  ));
}

function Entry({ colour, name, count }: { readonly colour: string; readonly name: string; readonly count: number }) {
  return (
    <li className={count === 0 ? 'is-none' : undefined}>
      <i style={{ background: colour }} />
      <span>{name}</span>
      <b>{count}</b>
    </li>
  );
}
