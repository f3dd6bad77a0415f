import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listTrackTickets } from '../../../shared/http/endpoints/tracks.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { useTurn } from '../../ui/use-turn.ts';
import { AskTicket } from './AskTicket.tsx';
import { Listed } from './Listed.tsx';
import { TicketLine } from './TicketLine.tsx';

/** Tickets of the own part of the district, newest first, and the form for another. */
export function TicketsTab() {
  const { t } = useTranslation('tickets');
  const { value, failure, retry } = useAnswer<AnswerOf<typeof listTrackTickets>>('/api/v1/track-tickets');
  const turn = useTurn();
  const [form, setForm] = useState<'closed' | 'open' | 'sent'>('closed');
  return (
    <div className="tab-page">
      <div className="admin-head">
        <p className="muted">{t('lead')}</p>
        <button type="button" className="button button-main" onClick={() => setForm('open')}>
          {t('ask')}
        </button>
      </div>
      {form === 'sent' && (
        <p className="form-note" role="status">
          {t('asked')}
        </p>
      )}
      {form === 'open' && (
        <AskTicket
          asked={() => {
            setForm('sent');
            retry();
          }}
          cancel={() => setForm('closed')}
        />
      )}
      <Listed
        label={t('tab-tickets')}
        items={value?.items ?? null}
        failure={value ? null : failure}
        retry={retry}
        none={t('none')}
      >
        {(tickets) => (
          <ul className="tickets" aria-label={t('tab-tickets')}>
            {tickets.map((ticket) => (
              <TicketLine key={ticket.id} ticket={ticket} changed={retry} turn={turn} />
            ))}
          </ul>
        )}
      </Listed>
    </div>
  );
}
