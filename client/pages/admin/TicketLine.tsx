import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats } from '../../panels/use-formats.ts';
import { useMay } from '../../panels/use-may.ts';
import { trackBounds } from '../../selectors/map-track.ts';
import { actorIdOf } from '../../selectors/session.ts';
import { ticketState, type TicketItem } from '../../selectors/ticket-list.ts';
import { useServerNow, useSession, useStores } from '../../stores/use-stores.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import type { Turn } from '../../ui/turn.ts';
import { useIsHere } from '../../ui/use-is-here.ts';
import { readTrack } from '../../wire/read-track.ts';
import { OfficerName } from './OfficerName.tsx';
import { SureButton } from './SureButton.tsx';
import { Troubled } from './Troubled.tsx';
import { useRoleName } from './use-role-name.ts';

interface TicketLineProps {
  readonly ticket: TicketItem;
  /** Somebody decided, or had decided already. */
  readonly changed: () => void;
  /** Of the tracks of all tickets: the one that was asked for last is shown. */
  readonly turn: Turn;
}

/** One ticket: what it asks for, how it stands, and what this person may do with it. */
export function TicketLine({ ticket, changed, turn }: TicketLineProps) {
  const { t } = useTranslation('tickets');
  const { t: desk } = useTranslation();
  const formats = useFormats();
  const roleName = useRoleName();
  const nowMs = useServerNow(60_000);
  const isOwn = useSession(({ session }) => session !== null && actorIdOf(session) === ticket.askedBy);
  const { id, officer, town, fromMs, toMs, purpose, reason } = ticket;
  const mayDecide = useMay('track:approve', { town, people: [officer] });
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const state = ticketState(ticket, nowMs);

  async function decide(how: 'approve' | 'refuse'): Promise<void> {
    const answer = await sendJson('POST', `/api/v1/track-tickets/${encodeURIComponent(id)}/${how}`);
    setFailure(answer.ok ? null : answer.error);
    changed();
  }
  const said = ({ code, detail }: FetchFailure) => {
    if (code === 'own-ticket' || code === 'decided-already') return t(`refused-${code}`);
    return `${code}: ${detail}`;
  };

  return (
    <li className="ticket" data-state={state}>
      <div>
        <OfficerName id={officer} town={town} />
        <p>
          {formats.moment(fromMs, nowMs)} – {formats.moment(toMs, nowMs)} · {desk(`officer.track.purposes.${purpose}`)}
        </p>
        <p>{reason}</p>
        <small className="muted">
          {t('by')} {ticket.askedByName ?? ticket.askedBy} · {roleName(ticket.askedRole)} ·{' '}
          {formats.moment(ticket.askedMs, nowMs)}
        </small>
        <Troubled failure={failure} said={said} />
      </div>
      <div className="ticket-end">
        <TicketStanding ticket={ticket} nowMs={nowMs} />
        {state === 'asked' && isOwn && <small className="muted">{t('own')}</small>}
        {state === 'asked' && !isOwn && mayDecide && (
          <div className="button-row">
            <SureButton name={t('approve')} sure={t('approve-sure')} run={() => void decide('approve')} />
            <SureButton name={t('refuse')} sure={t('refuse-sure')} run={() => void decide('refuse')} />
          </div>
        )}
        {state === 'open' && isOwn && <ShowTrack ticket={ticket} turn={turn} />}
      </div>
    </li>
  );
}

function TicketStanding({ ticket, nowMs }: { readonly ticket: TicketItem; readonly nowMs: number }) {
  const { t } = useTranslation('tickets');
  const formats = useFormats();
  const state = ticketState(ticket, nowMs);
  const { expiresMs, decidedBy, decidedMs } = ticket;
  const at = expiresMs === null ? '' : formats.moment(expiresMs, nowMs);
  return (
    <>
      <span className={`ticket-state is-${state}`}>{t(`state-${state}`, { at })}</span>
      {state === 'open' && expiresMs !== null && (
        <small className="muted">{t('left', { age: formats.age(expiresMs - nowMs) })}</small>
      )}
      {decidedMs !== null && (
        <small className="muted">{t('decided', { at: formats.moment(decidedMs, nowMs), by: decidedBy ?? '–' })}</small>
      )}
    </>
  );
}

/** Opens the map with the track that the ticket is for, unless one has gone elsewhere meanwhile; reading it is recorded like any other view. */
function ShowTrack({ ticket, turn }: Pick<TicketLineProps, 'ticket' | 'turn'>) {
  const { t } = useTranslation('tickets');
  const stores = useStores();
  const navigate = useNavigate();
  const isHere = useIsHere();
  const [failure, setFailure] = useState<FetchFailure | null>(null);

  async function show(): Promise<void> {
    const { officer, fromMs, toMs, purpose } = ticket;
    const isLast = turn.begin();
    const answer = await readTrack({ officer, fromMs, toMs, purpose });
    if (!isLast() || !isHere()) return;
    if (!answer.ok) return setFailure(answer.error);
    const view = stores.view.getState();
    view.selected({ kind: 'officer', id: officer });
    view.trackShown(answer.value);
    const bounds = trackBounds(answer.value);
    if (bounds) view.focusAsked({ kind: 'bounds', bounds });
    await navigate('/map');
  }

  return (
    <>
      <button type="button" className="button button-main" onClick={() => void show()}>
        {t('show')}
      </button>
      <Troubled failure={failure} said={({ code }) => t('show-failed', { code })} />
    </>
  );
}
