import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_CATEGORIES, type CaseCategory } from '../../../shared/model/case.ts';
import { PATROL_SIGHTINGS, type SpotCheck } from '../../../shared/model/spot-check.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';

interface Problem {
  /** Of the row, not of the problem. */
  readonly key: string;
  readonly category: CaseCategory;
  readonly case: string;
}

const newProblem = (): Problem => ({ key: crypto.randomUUID(), category: 'street-occupation', case: '' });
const EMPTY = { grid: '', patrol: 'seen', problems: [], note: '' } as const;

interface Draft {
  readonly grid: string;
  readonly patrol: SpotCheck['patrol'];
  readonly problems: readonly Problem[];
  readonly note: string;
}

/** Records a spot check: where, whether the patrol was seen, what stood there, and as which case it was known. */
export function SpotForm({ recorded }: { readonly recorded: () => void }) {
  const { t } = useTranslation('rates');
  const { t: word } = useTranslation('words');
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const put = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  const change = (at: number, more: Partial<Problem>) =>
    put({ problems: draft.problems.map((problem, i) => (i === at ? { ...problem, ...more } : problem)) });

  async function record(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsBusy(true);
    const { note } = draft;
    const problems = draft.problems.map(({ category, case: of }) => ({
      category,
      ...(of.trim() === '' ? {} : { case: of.trim() }),
    }));
    const body = { grid: draft.grid.trim(), patrol: draft.patrol, problems, ...(note.trim() === '' ? {} : { note }) };
    const answer = await sendJson<SpotCheck>('POST', '/api/v1/spot-checks', body, { 'Idempotency-Key': key });
    setIsBusy(false);
    setFailure(answer.ok ? null : answer.error);
    // What was refused and is changed is another request.
    if (answer.ok || answer.error.status !== null) setKey(crypto.randomUUID());
    if (!answer.ok) return;
    setDraft(EMPTY);
    recorded();
  }

  return (
    <form className="spot-form" onSubmit={(event) => void record(event)}>
      <h3>{t('spot-new')}</h3>
      <label>
        <span>{t('spot-grid')}</span>
        <input name="grid" required maxLength={40} value={draft.grid} onChange={(e) => put({ grid: e.target.value })} />
      </label>
      <label>
        <span>{t('spot-patrol')}</span>
        <select
          name="patrol"
          value={draft.patrol}
          onChange={({ target }) => put({ patrol: PATROL_SIGHTINGS.find((one) => one === target.value) ?? 'seen' })}
        >
          {PATROL_SIGHTINGS.map((one) => (
            <option key={one} value={one}>
              {t(`patrol-${one}`)}
            </option>
          ))}
        </select>
      </label>
      {draft.problems.map((problem, i) => (
        <fieldset key={problem.key}>
          <legend>{t('spot-problem', { number: i + 1 })}</legend>
          <select
            aria-label={t('category')}
            value={problem.category}
            onChange={({ target }) =>
              change(i, { category: CASE_CATEGORIES.find((one) => one === target.value) ?? 'other' })
            }
          >
            {CASE_CATEGORIES.map((one) => (
              <option key={one} value={one}>
                {word(`category.${one}`)}
              </option>
            ))}
          </select>
          <input
            aria-label={t('spot-case')}
            placeholder={t('spot-case')}
            maxLength={100}
            value={problem.case}
            onChange={({ target }) => change(i, { case: target.value })}
          />
          <button
            type="button"
            className="button"
            onClick={() => put({ problems: draft.problems.filter((_, at) => at !== i) })}
          >
            {t('spot-drop')}
          </button>
        </fieldset>
      ))}
      <label>
        <span>{t('spot-note')}</span>
        <input name="note" maxLength={500} value={draft.note} onChange={(e) => put({ note: e.target.value })} />
      </label>
      {failure && (
        <p className="form-trouble" role="alert">
          {failure.status === null ? t('failed', { code: failure.code }) : <TroubleText failure={failure} />}
        </p>
      )}
      <div className="button-row">
        <button
          type="button"
          className="button"
          disabled={draft.problems.length >= 50}
          onClick={() => put({ problems: [...draft.problems, newProblem()] })}
        >
          {t('spot-add')}
        </button>
        <button type="submit" className="button" disabled={isBusy}>
          {t('spot-record')}
        </button>
      </div>
    </form>
  );
}
