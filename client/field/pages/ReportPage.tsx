import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenCaseBody } from '../../../shared/http/case-bodies.ts';
import { CASE_CATEGORIES, type CaseCategory } from '../../../shared/model/case.ts';
import type { PhotoKind } from '../../../shared/model/photo.ts';
import { PhotoButton } from '../parts/PhotoButton.tsx';
import { ReportPlace, usePlace } from '../parts/ReportPlace.tsx';
import type { Shot } from '../take-photo.ts';
import { oneAtATime } from '../../ui/one-at-a-time.ts';
import { goTo, useField, useFieldParts, useOpened } from '../use-field.ts';

/** Problem kinds that are about things which stand there and break; the others are about what happens. */
const FACILITIES: ReadonlySet<CaseCategory> = new Set(['road-upkeep', 'lines-and-boxes', 'lighting', 'facades']);

/** Photo, kind, send: the place comes from the phone. Of a facility also one from afar, for whoever has to find it (PHO-9). */
export function ReportPage() {
  const { t } = useTranslation('field');
  const { t: word } = useTranslation('words');
  const { store } = useFieldParts();
  const { outbox } = useOpened();
  const isOnline = useField((state) => state.isOnline);
  const shot = useField((state) => state.draft);
  const place = usePlace();
  const [category, setCategory] = useState<CaseCategory | null>(null);
  const [text, setText] = useState('');
  const [press] = useState(oneAtATime);
  const [far, setFar] = useState<Shot | null>(null);
  const isFacility = category !== null && FACILITIES.has(category);
  const isReady = category !== null && place.at !== null;

  async function send(): Promise<boolean> {
    if (category === null || !place.at) return false;
    const body: OpenCaseBody = {
      kind: isFacility ? 'facility' : 'event',
      category,
      lon: place.at.lon,
      lat: place.at.lat,
      description: `${text.trim() || t('default-description', { kind: word(`category.${category}`) })}${place.remark}`,
      source: 'patrol',
    };
    const key = crypto.randomUUID();
    const photoOf = (taken: Shot, photoKind: PhotoKind) => ({
      key: taken.id,
      command: { kind: 'photo', of: { report: key }, photo: taken.id, photoKind } as const,
      picture: taken.bytes,
    });
    const kept = await outbox.give([
      { key, command: { kind: 'report', body } },
      ...(shot ? [photoOf(shot, 'near')] : []),
      ...(far && isFacility ? [photoOf(far, 'far')] : []),
    ]);
    if (!kept) return false;
    store.setState({ draft: null });
    goTo('');
    return true;
  }

  return (
    <form
      className="field-page report-page"
      onSubmit={(event) => {
        event.preventDefault();
        void press(send);
      }}
    >
      <PhotoButton shot={shot} taken={(draft) => store.setState({ draft })} />
      <fieldset className="choice-field kind-choice">
        <legend>{t('kind')}</legend>
        {CASE_CATEGORIES.map((one) => (
          <button
            key={one}
            type="button"
            className="field-button"
            data-value={one}
            aria-pressed={one === category}
            onClick={() => setCategory(one)}
          >
            {word(`category.${one}`)}
          </button>
        ))}
      </fieldset>
      {isFacility && <PhotoButton shot={far} taken={setFar} label={t('photo-far')} />}
      <ReportPlace place={place} />
      <label className="field-label">
        <span>{t('description')}</span>
        <textarea
          name="description"
          rows={2}
          maxLength={1800}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <button type="submit" className="field-button is-main send-report" disabled={!isReady}>
        {t(isOnline ? 'send' : 'send-offline')}
      </button>
    </form>
  );
}
