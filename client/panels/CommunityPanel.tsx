import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countGrids } from '../../shared/world/grid-counts.ts';
import { headline } from '../../shared/world/headline.ts';
import { caseRows, gridRows } from '../selectors/desk-rows.ts';
import { useWorld } from '../stores/use-stores.ts';
import { CoverageBar } from '../ui/CoverageBar.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { CaseRows } from './CaseRows.tsx';
import { CoverageCounts } from './CoverageCounts.tsx';
import { Figures } from './Figures.tsx';
import { Gone } from './Gone.tsx';
import { GridTable } from './GridTable.tsx';
import { LinkTo } from './LinkTo.tsx';
import { PanelHead } from './PanelHead.tsx';
import { Section } from './Section.tsx';
import { useKeptGrids } from './use-kept-rows.ts';
import { useMoment } from './use-moment.ts';
import { usePlaces } from './use-places.ts';

/** One community or village: its grids and its cases. */
export function CommunityPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const live = useWorld((world) => world.facts.grids);
  const cases = useWorld((world) => world.facts.cases);
  const places = usePlaces();
  const moment = useMoment();
  const community = places.community(id)?.properties;
  const grids = useMemo(() => places.gridsOf({ community: id }), [places, id]);
  const rows = useKeptGrids(useMemo(() => gridRows(grids, live), [grids, live]));
  const inside = useMemo(() => {
    const codes = new Set(grids.map((grid) => grid.code));
    return [...cases.values()].filter((item) => item.grid !== null && codes.has(item.grid));
  }, [grids, cases]);
  const figures = useMemo(() => {
    return headline(countGrids(rows.flatMap((row) => row.live ?? [])), inside, moment);
  }, [rows, inside, moment]);
  if (!community) return <Gone />;
  return (
    <>
      <PanelHead kind={word('kind.community')} title={community.name} selection={{ kind: 'community', code: id }}>
        <code>{community.code}</code>
        <LinkTo to={{ kind: 'town', code: community.town }} />
      </PanelHead>
      <Tabs
        key={id}
        label={t('panel.label')}
        tabs={[
          {
            id: 'overview',
            name: t('tab.overview'),
            content: (
              <>
                <Figures figures={figures} duty={null} />
                <Section title={t('coverage.title')}>
                  <CoverageBar counts={figures.gridsByState} />
                  <CoverageCounts counts={figures.gridsByState} total={figures.grids} />
                </Section>
                <Section title={t('tab.grids')}>
                  <GridTable rows={rows} />
                </Section>
              </>
            ),
          },
          {
            id: 'cases',
            name: t('tab.cases'),
            count: figures.openCases,
            content: <CaseRows cases={caseRows(inside, moment)} within="town" />,
          },
        ]}
      />
    </>
  );
}
