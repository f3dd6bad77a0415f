import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { TRACK_PURPOSES, type TrackPurpose } from '../../shared/access/track-access.ts';
import type { OfficerItem, TrackAnswer } from '../../shared/http/district.ts';
import { dayStartMs } from '../../shared/lib/local-day.ts';
import { trackBounds } from '../selectors/map-track.ts';
import { useDistrict, useStores, useView } from '../stores/use-stores.ts';
import type { FetchFailure } from '../wire/fetch-json.ts';
import { readTrack } from '../wire/read-track.ts';
import { TroubleText } from '../ui/TroubleText.tsx';
import { Section } from './Section.tsx';
import { useFormats } from './use-formats.ts';
import { useMay } from './use-may.ts';
import './officer-track.css';

/** Asks for where an officer has walked today and puts it on the map; for those who may, who are told that it is recorded. */
export function OfficerTrack({ officer }: { readonly officer: OfficerItem }) {
  const { t } = useTranslation();
  const stores = useStores();
  const track = useView((view) => (view.track?.officer === officer.id ? view.track : null));
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const [purpose, setPurpose] = useState<TrackPurpose | ''>('');
  const [state, setState] = useState<'idle' | 'reading' | FetchFailure>('idle');
  const may = useMay('track:read', { town: officer.town, people: [officer.id] });
  const mayAsk = useMay('track:ticket', { town: officer.town, people: [officer.id] });
  if (!may) return null;

  async function read(event: FormEvent): Promise<void> {
    event.preventDefault();
    setState('reading');
    const { nowMs, clockSkewMs } = stores.link.getState();
    const to = nowMs + clockSkewMs;
    const answer = await readTrack({ officer: officer.id, fromMs: dayStartMs(to, timeZone), toMs: to, purpose });
    setState(answer.ok ? 'idle' : answer.error);
    if (!answer.ok) return;
    const view = stores.view.getState();
    view.trackShown(answer.value);
    const bounds = trackBounds(answer.value);
    if (bounds && stores.view.getState().track === answer.value) view.focusAsked({ kind: 'bounds', bounds });
  }

  return (
    <Section title={t('officer.track.title')}>
      {track && <TrackShown track={track} />}
      <form className="track-form" onSubmit={(event) => void read(event)}>
        <select
          value={purpose}
          required
          aria-label={t('officer.track.purpose')}
          onChange={({ target }) => setPurpose(TRACK_PURPOSES.find((one) => one === target.value) ?? '')}
        >
          <option value="">{t('officer.track.purposeChoose')}</option>
          {TRACK_PURPOSES.map((one) => (
            <option key={one} value={one}>
              {t(`officer.track.purposes.${one}`)}
            </option>
          ))}
        </select>
        <button type="submit" className="button" disabled={state === 'reading' || purpose === ''}>
          {t(track ? 'officer.track.again' : 'officer.track.show')}
        </button>
        {track && (
          <button type="button" className="button" onClick={() => stores.view.getState().trackShown(null)}>
            {t('officer.track.clear')}
          </button>
        )}
      </form>
      {typeof state === 'object' && (
        <p className="text-overdue" role="alert">
          {t('officer.track.failed')} <TroubleText failure={state} />{' '}
          {state.code === 'ticket-needed' && mayAsk && (
            <Link className="link" to="/admin/tickets">
              {t('officer.track.askTicket')}
            </Link>
          )}
        </p>
      )}
      <p className="muted track-note">{t('officer.track.recorded')}</p>
    </Section>
  );
}

function TrackShown({ track }: { readonly track: TrackAnswer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const staleAfterMs = useDistrict((state) => state.district?.coverage.staleAfterMs ?? 0);
  const [first, last] = [track.points[0], track.points.at(-1)];
  return (
    <p className="track-shown" role="status">
      {track.breaks.length > 0 &&
        `${t('officer.track.breaks', {
          spans: track.breaks.map(({ fromMs, toMs }) => `${formats.minute(fromMs)}–${formats.minute(toMs)}`).join(', '),
        })} `}
      {first && last
        ? t('officer.track.line', {
            from: formats.second(first.timeMs),
            to: formats.second(last.timeMs),
            count: track.points.length,
            gap: formats.age(staleAfterMs),
          })
        : t('officer.track.none', { time: formats.second(track.toMs) })}
    </p>
  );
}
