import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';

interface TakeAwayProps {
  /** Of the photo. */
  readonly path: string;
  readonly done: () => void;
}

/** The desk takes a photo away, which is not undone: it says why first (PHO-5). */
export function TakeAway({ path, done }: TakeAwayProps) {
  const { t } = useTranslation('cases');
  const [isAsked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<FetchFailure | null>(null);

  async function take(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await sendJson('DELETE', `${path}?${new URLSearchParams({ reason: reason.trim() })}`);
    if (answer.ok) done();
    else setFailure(answer.error);
  }

  if (!isAsked)
    return (
      <button type="button" className="button" onClick={() => setAsked(true)}>
        {t('take-away')}…
      </button>
    );
  return (
    <form className="take-away" onSubmit={(event) => void take(event)}>
      <input
        type="text"
        autoFocus
        maxLength={300}
        aria-label={t('take-away-why')}
        placeholder={t('take-away-why')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        // Arrows move in the words and do not turn the photos.
        onKeyDown={(event) => event.key.startsWith('Arrow') && event.stopPropagation()}
      />
      <button type="submit" className="button button-main" disabled={reason.trim() === ''}>
        {t('take-away')}
      </button>
      {failure && (
        <span className="form-trouble" role="alert">
          {failure.status === null ? t('no-answer') : <TroubleText failure={failure} />}
        </span>
      )}
    </form>
  );
}
