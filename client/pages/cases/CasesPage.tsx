import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAction } from '../../../shared/cases/case-action.ts';
import { MapView } from '../../map/MapView.tsx';
import type { Stage } from '../../map/stage-contract.ts';
import { useMay } from '../../panels/use-may.ts';
import { deskFilter, listQuery } from '../../selectors/desk-link.ts';
import { doorAt } from '../../selectors/doors.ts';
import { isLinkStale } from '../../selectors/link-stale.ts';
import { useDistrict, useLink, useStores, useView, useWorld } from '../../stores/use-stores.ts';
import { useAlarms } from '../alarms/use-alarms.ts';
import { MapButtons } from '../map/MapButtons.tsx';
import { Rail } from '../map/Rail.tsx';
import { CallForm } from './CallForm.tsx';
import { DeskKeys } from './DeskKeys.tsx';
import { DeskList } from './DeskList.tsx';
import { DeskTopBar } from './DeskTopBar.tsx';
import { LedgerSheet } from './LedgerSheet.tsx';
import { OpenCase } from './OpenCase.tsx';
import { useChosenCase } from './use-chosen-case.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useDeskList } from './use-desk-list.ts';
import { useDeskPlace } from './use-desk-place.ts';
import { useDeskReads } from './use-desk-reads.ts';
import { useLedger } from './use-ledger.ts';
import '../../panels/panels.css';
import '../map/map-page.css';
import '../sign-in/sign-in.css';
import '../admin/admin.css';
import './cases.css';
import './case-sheet.css';

/** The dispatch desk: what is due first on the left, the same cases on the map, one of them whole on the right. */
export function CasesPage({ retryLink }: { readonly retryLink: () => void }) {
  const { t } = useTranslation();
  const stores = useStores();
  const way = useDeskPlace();
  const { place, open, openCase, isCalling, call } = way;
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const isStale = useLink(isLinkStale);
  const isLive = useMay('scope:watch');
  const mayCall = useMay('case:open');
  const mayTake = useMay('export:read');
  const language = useView((view) => view.language);
  const filter = useMemo(() => deskFilter(place, timeZone), [place, timeZone]);
  const reads = useDeskReads(filter, isLive);
  const { rows, counts } = useDeskList(filter, reads.read, isLive);
  const { chosen, known, look, show, forget } = useChosenCase(way, rows);
  const told = useWorld((world) => (open === null ? undefined : world.facts.cases.get(open)?.version));
  // The case that is open need not be in the list.
  const version = Math.max(known?.version ?? 0, told ?? 0) || null;
  const [asked, setAsked] = useState<{ readonly id: string; readonly action: CaseAction } | null>(null);
  const [areKeysShown, setKeysShown] = useState(false);
  const [stage, setStage] = useState<Stage | null>(null);
  const ledger = useLedger(place, filter);
  const alarms = useAlarms();
  const textInput = useRef<HTMLInputElement>(null);

  // A desk looks at all that its person may see, whatever the map was narrowed to before.
  useEffect(() => stores.link.getState().scopeChanged('district'), [stores]);

  useDeskKeys({
    step(by) {
      const at = rows.findIndex(({ id }) => id === chosen);
      const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
      if (next) (open === null ? look : show)(next);
    },
    open: () => known && show(known),
    leave() {
      if (stores.view.getState().isPlacing) return stores.view.getState().placingChanged(false);
      setAsked(null);
      if (isCalling) return call(false);
      return open === null ? forget() : openCase(null);
    },
    focusText: () => textInput.current?.focus(),
    showKeys: () => setKeysShown(true),
    call: () => mayCall && call(true),
    sound: () => isLive && alarms.toggle(),
    ledger: ledger.read,
    act(action) {
      if (chosen === null || isCalling) return;
      setAsked({ id: chosen, action });
      if (open === null) openCase(chosen);
    },
  });

  return (
    <div
      className="desk cases-desk"
      data-stale={isLive && isStale}
      data-side={isCalling ? 'call' : open === null ? 'none' : 'case'}
    >
      <Rail />
      <DeskTopBar
        alarms={alarms}
        mayCall={mayCall}
        isLive={isLive}
        isPrinting={ledger.isReading}
        fileAt={mayTake ? (ending) => `/api/v1/cases/export.${ending}?${listQuery(filter)}&lang=${language}` : null}
        retryLink={retryLink}
        call={() => call(true)}
        print={ledger.read}
        showKeys={() => setKeysShown(true)}
      />
      <DeskList
        way={way}
        rows={rows}
        counts={counts}
        isLive={isLive}
        reads={reads}
        chosen={chosen}
        choose={show}
        textRef={textInput}
        ledgerFailure={ledger.failure?.code ?? null}
      />
      <section className="desk-map" aria-label={t('mapLabel')}>
        <MapView stores={stores} mode="desk" onStage={setStage} label={t('mapLabel')} />
        <MapButtons stage={stage} />
      </section>
      {isCalling && (
        <CallForm
          close={() => call(false)}
          took={reads.took}
          opened={({ detail, isUnmerged }) => {
            if (doorAt(location.pathname)?.id !== 'cases') return;
            show(detail);
            if (isUnmerged) setAsked({ id: detail.id, action: 'merge' });
          }}
        />
      )}
      {!isCalling && open !== null && (
        <OpenCase
          key={open}
          id={open}
          version={version}
          action={asked?.id === open ? asked.action : null}
          chooseAction={(action) => setAsked({ id: open, action })}
          leaveAction={(action) => setAsked((now) => (now?.id === open && now.action === action ? null : now))}
          took={reads.took}
          close={() => openCase(null)}
        />
      )}
      {areKeysShown && <DeskKeys close={() => setKeysShown(false)} />}
      {ledger.sheet && (
        <LedgerSheet
          ledger={ledger.sheet.rows}
          place={ledger.sheet.place}
          atMs={ledger.sheet.atMs}
          done={ledger.done}
        />
      )}
    </div>
  );
}
