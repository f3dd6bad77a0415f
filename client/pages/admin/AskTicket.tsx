import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TRACK_PURPOSES } from '../../../shared/access/track-access.ts';
import { isSpan, localInstant, type TicketItem } from '../../selectors/ticket-list.ts';
import { useDistrict } from '../../stores/use-stores.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { Field } from '../sign-in/Field.tsx';
import { CardForm } from './CardForm.tsx';
import { OfficerPicker } from './OfficerPicker.tsx';

interface AskTicketProps {
  readonly asked: (ticket: TicketItem) => void;
  readonly cancel: () => void;
}

const SHORTEST_REASON = 5;

/** Whose track, over which span, what for and why. */
export function AskTicket({ asked, cancel }: AskTicketProps) {
  const { t } = useTranslation('tickets');
  const { t: desk } = useTranslation();
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const [officer, setOfficer] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [purpose, setPurpose] = useState('');
  const [reason, setReason] = useState('');
  const reasonId = useId();
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const [fromMs, toMs] = [localInstant(from, timeZone), localInstant(to, timeZone)];
  const isWrong = fromMs !== null && toMs !== null && !isSpan(fromMs, toMs);
  const isReady =
    officer.trim() !== '' && isSpan(fromMs, toMs) && purpose !== '' && reason.trim().length >= SHORTEST_REASON;

  async function submit(): Promise<void> {
    const body = { officer: officer.trim(), from: fromMs, to: toMs, purpose, reason };
    const answer = await sendJson<TicketItem>('POST', '/api/v1/track-tickets', body);
    if (answer.ok) asked(answer.value);
    else setFailure(answer.error);
  }

  return (
    <CardForm title={t('ask')} saveWord={t('save')} isReady={isReady} failure={failure} submit={submit} cancel={cancel}>
      <OfficerPicker label={t('officer')} value={officer} changed={setOfficer} />
      <div className="field-pair">
        <Field label={t('from')} name="from" type="datetime-local" required value={from} changed={setFrom} />
        <Field
          label={t('to')}
          name="to"
          type="datetime-local"
          required
          hint={t('span-hint')}
          trouble={isWrong ? t('span-wrong') : null}
          value={to}
          changed={setTo}
        />
      </div>
      <label className="field">
        <span>{t('purpose')}</span>
        <select value={purpose} required onChange={({ target }) => setPurpose(target.value)}>
          <option value="">{t('purpose-choose')}</option>
          {TRACK_PURPOSES.map((one) => (
            <option key={one} value={one}>
              {desk(`officer.track.purposes.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="field">
        <label htmlFor={reasonId}>{t('reason')}</label>
        <textarea
          id={reasonId}
          aria-describedby={`${reasonId}-hint`}
          rows={3}
          required
          minLength={SHORTEST_REASON}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <span id={`${reasonId}-hint`} className="field-hint">
          {t('reason-hint')}
        </span>
      </div>
    </CardForm>
  );
}
