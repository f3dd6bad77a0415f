import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidencePlace } from '../selectors/rate-evidence.ts';
import { headline } from '../../shared/world/headline.ts';
import { caseRows } from '../selectors/desk-rows.ts';
import { useWorld } from '../stores/use-stores.ts';
import { BasisMark } from '../ui/BasisMark.tsx';
import { GradeMark, ZoneMark } from '../ui/ClassMark.tsx';
import { CoverageBar } from '../ui/CoverageBar.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { AlertRows } from './AlertRows.tsx';
import { AsOf } from './AsOf.tsx';
import { CaseRows } from './CaseRows.tsx';
import { CommunityRows } from './CommunityRows.tsx';
import { CoverageCounts } from './CoverageCounts.tsx';
import { FundingSheet } from './evidence/FundingSheet.tsx';
import { StaffingSheet } from './evidence/StaffingSheet.tsx';
import { TownStandingTab } from './evidence/TownStandingTab.tsx';
import { ExplainedCard } from './ExplainedCard.tsx';
import { Figures } from './Figures.tsx';
import { FindingRows } from './FindingRows.tsx';
import { Gone } from './Gone.tsx';
import { TownGrids } from './TownGrids.tsx';
import { OfficerRows } from './OfficerRows.tsx';
import { PanelHead } from './PanelHead.tsx';
import { Section } from './Section.tsx';
import { useFormats } from './use-formats.ts';
import { useTownCounts } from './use-grid-counts.ts';
import { useMoment } from './use-moment.ts';
import { useNames } from './use-names.ts';
import { usePlaces } from './use-places.ts';
import './evidence/evidence.css';

/** One town: how it stands and why, what is open, who is there. */
export function TownPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const names = useNames();
  const counts = useTownCounts(id);
  const townCases = useWorld((world) => world.facts.cases);
  const allFindings = useWorld((world) => world.facts.findings);
  const allAlerts = useWorld((world) => world.facts.alerts);
  const standing = useWorld((world) => world.facts.standings.get(id) ?? null);
  const places = usePlaces();
  const moment = useMoment();
  const [tab, setTab] = useState<string | null>(null);
  const [onlyLate, setOnlyLate] = useState(false);
  const town = places.town(id)?.properties;
  const own = useMemo(() => [...townCases.values()].filter((item) => item.town === id), [townCases, id]);
  const cases = useMemo(() => caseRows(own, moment), [own, moment]);
  const figures = useMemo(() => headline(counts, own, moment), [counts, own, moment]);
  if (!town) return <Gone />;
  const findings = allFindings.filter((finding) => finding.town === id);
  const alerts = [...allAlerts.values()].filter((alert) => alert.town === id);
  const officers = places.officersOf(id);
  return (
    <>
      <PanelHead kind={word(`townKind.${town.kind}`)} title={names.town(id)} selection={{ kind: 'town', code: id }}>
        <code>{town.code}</code>
        {town.residents && (
          <span>
            {t('town.residents', { count: formats.count(town.residents.value) as never })}{' '}
            {town.residents.basis !== 'source' && <BasisMark basis={town.residents.basis} />}
          </span>
        )}
        <AsOf />
      </PanelHead>
      <Tabs
        key={id}
        label={t('panel.label')}
        open={tab}
        onOpen={setTab}
        tabs={[
          { id: 'overview', name: t('tab.overview'), content: overview() },
          { id: 'standing', name: t('evidence.tab'), content: <TownStandingTab town={id} show={showPlace} /> },
          { id: 'grids', name: t('tab.grids'), count: counts.grids, content: <TownGrids town={id} /> },
          {
            id: 'cases',
            name: t('tab.cases'),
            count: figures.openCases,
            content: caseList(),
          },
          {
            id: 'officers',
            name: t('tab.officers'),
            count: officers.length,
            content: <OfficerRows officers={officers} />,
          },
          {
            id: 'findings',
            name: t('tab.findings'),
            count: findings.length,
            content: <FindingRows findings={findings} />,
          },
          {
            id: 'means',
            name: t('evidence.means'),
            content: (
              <>
                <StaffingSheet town={id} />
                <FundingSheet town={id} />
              </>
            ),
          },
          { id: 'alerts', name: t('tab.alerts'), count: alerts.length, content: <AlertRows alerts={alerts} /> },
        ]}
      />
    </>
  );

  function showPlace(place: EvidencePlace) {
    setTab(place.tab);
    setOnlyLate(place.tab === 'cases' && place.only === 'late');
  }

  function caseList() {
    const late = cases.filter(({ lateness }) => lateness === 'late');
    if (!onlyLate) return <CaseRows cases={cases} within="town" />;
    return (
      <>
        <p className="evidence-note">
          {t('evidence.onlyLate', { count: late.length })}{' '}
          <button type="button" className="link" onClick={() => setOnlyLate(false)}>
            {t('list.allCases')}
          </button>
        </p>
        <CaseRows cases={late} within="town" />
      </>
    );
  }

  function overview() {
    if (counts.grids === 0 && own.length === 0) return <Skeleton label={t('panel.loading')} />;
    return (
      <>
        <Figures figures={figures} duty={null} />
        <Section title={t('coverage.title')}>
          <CoverageBar counts={figures.gridsByState} />
          <CoverageCounts counts={figures.gridsByState} total={figures.grids} />
        </Section>
        <ExplainedCard
          title={t('explain.zone')}
          mark={<ZoneMark zone={standing?.zone?.value ?? null} long />}
          explained={standing?.zone ?? null}
        />
        <ExplainedCard
          title={t('explain.grade')}
          mark={<GradeMark grade={standing?.grade?.value ?? null} />}
          explained={standing?.grade ?? null}
        />
        <button type="button" className="link" onClick={() => setTab('standing')}>
          {t('evidence.open')}
        </button>
        <Section title={t('town.communities', { count: places.communitiesOf(id).length })}>
          <CommunityRows communities={places.communitiesOf(id)} />
        </Section>
      </>
    );
  }
}
