import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { headline, type Headline } from '../../shared/world/headline.ts';
import { caseRows, townRows, type TownRow } from '../selectors/desk-rows.ts';
import { useDistrict, useLink, useWorld } from '../stores/use-stores.ts';
import { BasisMark } from '../ui/BasisMark.tsx';
import { CoverageBar } from '../ui/CoverageBar.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { AlertRows } from './AlertRows.tsx';
import { AsOf } from './AsOf.tsx';
import { CaseRows } from './CaseRows.tsx';
import { CoverageCounts } from './CoverageCounts.tsx';
import { Figures } from './Figures.tsx';
import { FindingRows } from './FindingRows.tsx';
import { PanelHead } from './PanelHead.tsx';
import { Section } from './Section.tsx';
import { TownTable } from './TownTable.tsx';
import { useFormats } from './use-formats.ts';
import { useGridCounts } from './use-grid-counts.ts';
import { useKeptTowns } from './use-kept-rows.ts';
import { useMoment } from './use-moment.ts';
import { useNames } from './use-names.ts';
import { usePlaces } from './use-places.ts';

/** The whole district: figures with their denominators and age, towns, cases, checks and alerts. */
export function DistrictPanel() {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const names = useNames();
  const counts = useGridCounts();
  const cases = useWorld((world) => world.facts.cases);
  const findings = useWorld((world) => world.facts.findings);
  const alerts = useWorld((world) => world.facts.alerts);
  const standings = useWorld((world) => world.facts.standings);
  const places = usePlaces();
  const moment = useMoment();
  const towns = useKeptTowns(
    useMemo(
      () => townRows(counts.towns, { cases, standings }, places, moment),
      [counts.towns, cases, standings, places, moment],
    ),
  );
  const figures = useMemo(() => headline(counts.all, cases.values(), moment), [counts.all, cases, moment]);
  const rows = useMemo(() => caseRows(cases.values(), moment), [cases, moment]);
  return (
    <>
      <PanelHead kind={word('kind.district')} title={names.of(null)} selection={null}>
        <AsOf />
      </PanelHead>
      <Tabs
        label={t('panel.label')}
        tabs={[
          { id: 'overview', name: t('tab.overview'), content: <Overview figures={figures} towns={towns} /> },
          { id: 'towns', name: t('tab.towns'), count: towns.length, content: <TownTable rows={towns} /> },
          { id: 'cases', name: t('tab.cases'), count: figures.openCases, content: <CaseRows cases={rows} /> },
          {
            id: 'findings',
            name: t('tab.findings'),
            count: findings.length,
            content: <FindingRows findings={findings} />,
          },
          {
            id: 'alerts',
            name: t('tab.alerts'),
            count: alerts.size,
            content: <AlertRows alerts={[...alerts.values()]} />,
          },
        ]}
      />
    </>
  );
}

interface OverviewProps {
  readonly figures: Headline;
  readonly towns: readonly TownRow[];
}

function Overview({ figures, towns }: OverviewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useNames();
  const district = useDistrict((state) => state.district);
  const beat = useLink((link) => (link.beat?.scope === link.scope ? link.beat : null));
  if (!district || !beat) return <Skeleton label={t('panel.loading')} />;
  const { duty, ingest } = beat;
  const missing = [
    duty.stale > 0 && t('duty.stale', { count: formats.count(duty.stale) as never }),
    duty.silent > 0 && t('duty.silent', { count: formats.count(duty.silent) as never }),
  ].filter(Boolean);
  return (
    <>
      <Figures figures={figures} duty={duty} />
      {missing.length > 0 && <p className="figures-note text-overdue">{missing.join(' · ')}</p>}
      {duty.onBreak > 0 && (
        <p className="figures-note muted">{t('duty.onBreak', { count: formats.count(duty.onBreak) as never })}</p>
      )}
      <Section
        title={t('coverage.title')}
        aside={
          <>
            {t('coverage.rule', {
              share: formats.share(district.coverage.completeShare),
              minutes: formats.age(district.coverage.overdueAfterMinutes * 60_000),
            })}{' '}
            {district.coverage.basis === 'assumed' && <BasisMark basis="assumed" />}
          </>
        }
      >
        <CoverageBar counts={figures.gridsByState} />
        <CoverageCounts counts={figures.gridsByState} total={figures.grids} />
      </Section>
      <Section title={t('tab.towns')}>
        <TownTable rows={towns} />
      </Section>
      {ingest && (
        <Section title={t('ingest.title')} aside={t('ingest.of')}>
          <p className="muted">
            {t('ingest.line', {
              accepted: formats.count(ingest.accepted),
              duplicate: formats.count(ingest.duplicate),
              quarantined: formats.count(ingest.quarantined),
            })}
          </p>
        </Section>
      )}
      <Section title={t('packs.title')}>
        <ul className="packs">
          {district.packs.map((pack) => (
            <li key={pack.id}>
              {names.label(pack.title)} {pack.basis === 'assumed' && <BasisMark basis="assumed" />}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
