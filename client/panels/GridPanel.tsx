import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridLive } from '../../shared/coverage/grid-live.ts';
import { caseRows } from '../selectors/desk-rows.ts';
import { useDistrict, useWorld } from '../stores/use-stores.ts';
import { EmptyNote } from '../ui/EmptyNote.tsx';
import { ShareBar } from '../ui/ShareBar.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { CaseRows } from './CaseRows.tsx';
import { FindingRows } from './FindingRows.tsx';
import { Gone } from './Gone.tsx';
import { LinkTo } from './LinkTo.tsx';
import { OfficerRows } from './OfficerRows.tsx';
import { PanelHead } from './PanelHead.tsx';
import { Section } from './Section.tsx';
import { useFormats } from './use-formats.ts';
import { useGridReason } from './use-grid-reason.ts';
import { useMoment } from './use-moment.ts';
import { usePlaces } from './use-places.ts';

/** One third-level grid: first why it has its colour, then the evidence. */
export function GridPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const facts = useWorld((world) => world.facts);
  const places = usePlaces();
  const moment = useMoment();
  const grid = places.grid(id);
  const shape = useDistrict((state) => state.gridShapes.get(id)?.properties);
  const live = grid ? facts.grids.get(grid.index) : undefined;
  const cases = useMemo(
    () =>
      caseRows(
        [...facts.cases.values()].filter((item) => item.grid === id),
        moment,
      ),
    [facts.cases, id, moment],
  );
  if (!grid) return <Gone />;
  const holders = places.holdersOf(id);
  const here = (live?.present ?? []).flatMap((index) => places.officerAt(index) ?? []);
  const findings = facts.findings.filter((finding) => finding.grid === id);
  return (
    <>
      <PanelHead kind={word('kind.grid')} title={grid.name} selection={{ kind: 'grid', code: id }}>
        <code>{grid.code}</code>
        {shape && <span>{word(`gridType.${shape.type}`)}</span>}
        {shape && <span>{t('grid.area', { area: formats.hectares(shape.areaM2) })}</span>}
        <LinkTo to={{ kind: 'town', code: grid.town }} />
      </PanelHead>
      <div className="panel-body">
        {live ? <Why live={live} /> : <EmptyNote>{t('grid.waiting')}</EmptyNote>}
        {shape && shape.keyPlaces.length > 0 && (
          <Section title={t('grid.keyPlaces')}>
            <p>{shape.keyPlaces.map((place) => word(`keyPlace.${place}`)).join(' · ')}</p>
          </Section>
        )}
        <Section title={t('grid.holders')} aside={holders.length}>
          {holders.length > 0 ? <OfficerRows officers={holders} /> : <EmptyNote>{t('grid.noHolders')}</EmptyNote>}
        </Section>
        <Section title={t('grid.here')} aside={here.length}>
          {here.length > 0 ? <OfficerRows officers={here} /> : <p className="muted">{t('grid.nobodyHere')}</p>}
        </Section>
        {findings.length > 0 && (
          <Section title={t('tab.findings')} aside={findings.length}>
            <FindingRows findings={findings} />
          </Section>
        )}
        <Section title={t('tab.cases')} aside={cases.length}>
          <CaseRows cases={cases} within="town" />
        </Section>
      </div>
    </>
  );
}

function Why({ live }: { readonly live: GridLive }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const reason = useGridReason();
  const target = useDistrict((state) => state.district?.coverage.completeShare);
  const { nowMs } = useMoment();
  return (
    <Section title={t('grid.why')} aside={live.reason.rule}>
      <p className={`why why-${live.state}`}>
        <b className={`text-${live.state}`}>
          <StateMark state={live.state} /> {word(`gridState.${live.state}`)}
        </b>
        {reason(live.reason)}
      </p>
      <dl className="facts">
        <dt>{t('grid.completeness')}</dt>
        <dd>
          <b>{formats.share(live.completeness)}</b>{' '}
          <small>
            {t('grid.cells', { visited: formats.count(live.visitedCells), cells: formats.count(live.cells) })}
          </small>
          <ShareBar
            share={live.completeness}
            {...(target === undefined ? {} : { target })}
            label={formats.share(live.completeness)}
          />
        </dd>
        <dt>{t('grid.lastPresence')}</dt>
        <dd>
          {live.lastPresenceMs === null ? (
            t('grid.never')
          ) : (
            <>
              <b>{t('grid.minutesAgo', { age: formats.age(nowMs - live.lastPresenceMs) })}</b>{' '}
              <small>{formats.minute(live.lastPresenceMs)}</small>
            </>
          )}
        </dd>
      </dl>
    </Section>
  );
}
