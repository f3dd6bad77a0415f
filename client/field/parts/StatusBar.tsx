import { useTranslation } from 'react-i18next';
import { isOnDutyAt } from '../../../shared/field/duty.ts';
import { goTo, useField, useFieldFormats, useFieldParts, useOwnBreak, useServerMs } from '../use-field.ts';

/** After this long without an answer the age of what is shown is said. */
const OLD_MS = 60_000;

/** Always on top: duty, position, network and what waits. */
export function StatusBar() {
  const { t } = useTranslation('field');
  const isDemo = useField((state) => state.session?.demo ?? false);
  return (
    <header className="field-status">
      {isDemo && <span className="field-demo">{t('demo')}</span>}
      <Duty />
      <PositionState />
      <SyncState />
    </header>
  );
}

function Duty() {
  const { t } = useTranslation('field');
  const formats = useFieldFormats();
  const nowMs = useServerMs();
  const answer = useField((state) => state.answer);
  if (!answer) return null;
  const { officer, marginMinutes, timeZone } = answer;
  const isOn = isOnDutyAt({ shift: officer.shift, marginMinutes, timeZone }, nowMs);
  const { startMinute, endMinute } = officer.shift;
  const isAllDay = (endMinute - startMinute) % 1440 === 0;
  return (
    <span className={isOn ? 'status-item is-good' : 'status-item'} data-duty={isOn ? 'on' : 'off'}>
      <b>{t(isOn ? 'duty-on' : 'duty-off')}</b>
      <small>
        {isOn
          ? isAllDay
            ? formats.shift(officer.shift)
            : t('duty-until', { time: formats.clockMinute(endMinute) })
          : t('duty-from', { time: formats.clockMinute(startMinute) })}
      </small>
    </span>
  );
}

function PositionState() {
  const { t } = useTranslation('field');
  const tracking = useField((state) => state.tracking);
  const device = useField((state) => state.device);
  const fix = useField((state) => state.fix);
  const unsent = useField((state) => state.unsentFixes);
  const isTaken = tracking === 'on' && (device === 'taken-over' || device === 'refused');
  const isGood = tracking === 'on' && fix !== null && !isTaken;
  const rests = useOwnBreak();
  const formats = useFieldFormats();
  const word = isTaken ? device : tracking === 'on' && !fix ? 'wait' : tracking;
  return (
    <button
      type="button"
      className={isGood ? 'status-item is-good' : tracking === 'off-duty' ? 'status-item' : 'status-item is-odd'}
      data-tracking={tracking}
      onClick={() => goTo('me')}
    >
      <b>{t(`track-${word}`)}</b>
      <small>
        {rests ? t('duty-until', { time: formats.minute(rests.untilMs) }) : ''}
        {fix?.accuracyM ? t('accuracy', { m: Math.round(fix.accuracyM) }) : ''}
        {unsent > 20 ? ` ${t('track-kept', { count: unsent })}` : ''}
      </small>
    </button>
  );
}

function SyncState() {
  const { t } = useTranslation('field');
  const formats = useFieldFormats();
  const isOnline = useField((state) => state.isOnline);
  const isSending = useField((state) => state.isSending);
  const heardMs = useField((state) => state.heardMs);
  const nowMs = useField((state) => state.nowMs);
  const items = useField((state) => state.outbox.items);
  const refused = items.filter(({ refusal }) => refusal !== null).length;
  const waiting = items.length - refused;
  const age = heardMs === null ? null : formats.age(nowMs - heardMs);
  const isOld = heardMs !== null && nowMs - heardMs > OLD_MS;
  return (
    <button
      type="button"
      className={!isOnline || refused > 0 ? 'status-item is-odd' : 'status-item is-good'}
      data-online={isOnline}
      data-waiting={waiting}
      onClick={() => goTo('outbox')}
    >
      <b>{t(isOnline ? (isSending ? 'sending' : 'online') : 'offline')}</b>
      <small>
        {refused > 0
          ? t('refused', { count: refused })
          : waiting > 0
            ? t('waiting', { count: waiting })
            : isOld && age
              ? t('data-age', { age })
              : t('all-sent')}
      </small>
    </button>
  );
}

/** What has to be known before anything else: a whistle that alerts this officer, the end of a session, a full phone, a new version. */
export function Banners() {
  const { t } = useTranslation('field');
  const { takeUpdate } = useFieldParts();
  const isSignedOut = useField((state) => state.outbox.isSignedOut);
  const isFull = useField((state) => state.isFull);
  const hasUpdate = useField((state) => state.hasUpdate);
  const alerts = useField((state) => state.answer?.whistles.filter(({ isAlerted }) => isAlerted).length ?? 0);
  return (
    <>
      {alerts > 0 && (
        <div className="field-banner is-loud" role="alert" data-alerts={alerts}>
          <p>{t('whistle-alert', { count: alerts })}</p>
          <button type="button" className="field-button is-loud" onClick={() => goTo('cases')}>
            {t('whistle-look')}
          </button>
        </div>
      )}
      {isSignedOut && (
        <div className="field-banner is-loud" role="alert">
          <p>{t('signed-out')}</p>
          <a className="field-button" href="/sign-in?next=/field">
            {t('sign-in')}
          </a>
        </div>
      )}
      {isFull && (
        <div className="field-banner is-loud" role="alert">
          <p>{t('full')}</p>
        </div>
      )}
      {hasUpdate && (
        <div className="field-banner">
          <p>{t('update')}</p>
          <button type="button" className="field-button" onClick={takeUpdate}>
            {t('update-now')}
          </button>
        </div>
      )}
    </>
  );
}
