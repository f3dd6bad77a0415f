import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isEnded } from '../../shared/cases/ended-states.ts';
import type { GridLive } from '../../shared/coverage/grid-live.ts';
import type { GridEntry } from '../../shared/model/grid-register.ts';
import type { Officer } from '../../shared/model/officer.ts';
import { caseRows, gridRows } from '../selectors/desk-rows.ts';
import { standingOf } from '../selectors/officer-standing.ts';
import type { Places } from '../selectors/places.ts';
import { useDistrict, useWorld } from '../stores/use-stores.ts';
import { EmptyNote } from '../ui/EmptyNote.tsx';
import { OfficerMark } from '../ui/OfficerMark.tsx';
import { CaseRows } from './CaseRows.tsx';
import { FindingRows } from './FindingRows.tsx';
import { Gone } from './Gone.tsx';
import { GridTable } from './GridTable.tsx';
import { LinkTo } from './LinkTo.tsx';
import { OfficerTrack } from './OfficerTrack.tsx';
import { PanelHead } from './PanelHead.tsx';
import { Section } from './Section.tsx';
import { useFormats } from './use-formats.ts';
import { useMoment } from './use-moment.ts';
import { usePlaceOf } from './use-place-of.ts';
import { usePlaces } from './use-places.ts';

/** One field officer: post, grids, shift, where last seen, what is in hand. */
export function OfficerPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const facts = useWorld((world) => world.facts);
  const places = usePlaces();
  const moment = useMoment();
  const officer = places.officer(id);
  const place = usePlaceOf(officer?.index ?? null);
  const roster = useDistrict((state) => state.officers.size);
  const grids = useMemo(
    () =>
      gridRows(
        (officer?.grids ?? []).flatMap((code) => places.grid(code) ?? []),
        facts.grids,
      ),
    [officer, places, facts.grids],
  );
  const inHand = useMemo(
    () =>
      caseRows(
        [...facts.cases.values()].filter((item) => item.officer === id && !isEnded(item.state)),
        moment,
      ),
    [facts.cases, id, moment],
  );
  if (!officer) return roster === 0 ? <EmptyNote>{t('officer.hidden')}</EmptyNote> : <Gone />;
  const { state, fixMs, breakSinceMs } = standingOf(officer, place);
  const findings = facts.findings.filter((finding) => finding.officer === id);
  const gridWithin = gridWith(officer, facts.grids, places);
  const isLate = state === 'stale' || state === 'silent';
  return (
    <>
      <PanelHead kind={word(`role.${officer.role}`)} title={officer.name} selection={{ kind: 'officer', id }}>
        <code>{officer.id}</code>
        <LinkTo to={{ kind: 'town', code: officer.town }} />
        {officer.simulated && <span className="basis">{t('officer.simulated')}</span>}
      </PanelHead>
      <div className="panel-body">
        <p className={`why officer-why ${isLate ? 'is-stale' : ''}`}>
          <b className={`officer-${state}`}>
            <OfficerMark state={state} /> {word(`officerState.${state}`)}
          </b>
          {breakSinceMs !== null && t('officer.breakSince', { time: formats.minute(breakSinceMs) })}
          {isLate && fixMs !== null && t('officer.late', { age: formats.age(moment.nowMs - fixMs) })}
        </p>
        <dl className="facts">
          {breakSinceMs === null && (
            <>
              <dt>{t('officer.lastFix')}</dt>
              <dd>
                {fixMs === null ? (
                  t('officer.noFix')
                ) : (
                  <>
                    <b>{t('grid.minutesAgo', { age: formats.age(moment.nowMs - fixMs) })}</b>{' '}
                    <small>{formats.second(fixMs)}</small>
                  </>
                )}
              </dd>
            </>
          )}
          {fixMs !== null && !isLate && (
            <>
              <dt>{t('officer.in')}</dt>
              <dd>{gridWithin ? <LinkTo to={{ kind: 'grid', code: gridWithin.code }} /> : t('officer.outside')}</dd>
            </>
          )}
          <dt>{t('officer.shift')}</dt>
          <dd>{formats.shift(officer.shift)}</dd>
          {officer.supervisor && (
            <>
              <dt>{t('officer.supervisor')}</dt>
              <dd>
                <LinkTo to={{ kind: 'officer', id: officer.supervisor }} />
              </dd>
            </>
          )}
        </dl>
        <OfficerTrack key={id} officer={officer} />
        {findings.length > 0 && (
          <Section title={t('tab.findings')} aside={findings.length}>
            <FindingRows findings={findings} />
          </Section>
        )}
        <Section title={t('officer.grids')} aside={grids.length}>
          {grids.length > 0 ? <GridTable rows={grids} /> : <EmptyNote>{t('officer.noGrids')}</EmptyNote>}
        </Section>
        <Section title={t('officer.cases')} aside={inHand.length}>
          {inHand.length > 0 ? <CaseRows cases={inHand} /> : <p className="muted">{t('officer.noCases')}</p>}
        </Section>
      </div>
    </>
  );
}

/** The grid that an officer is in; looked for where people mostly are before it is looked for everywhere. */
function gridWith(officer: Officer, live: ReadonlyMap<number, GridLive>, places: Places): GridEntry | null {
  const isIn = (grid: { readonly index: number }) => live.get(grid.index)?.present.includes(officer.index) ?? false;
  const own = officer.grids.flatMap((code) => places.grid(code) ?? []);
  const near = own.find(isIn) ?? places.gridsOf({ town: officer.town }).find(isIn);
  if (near) return near;
  for (const grid of live.values()) if (isIn(grid)) return places.gridAt(grid.index);
  return null;
}
