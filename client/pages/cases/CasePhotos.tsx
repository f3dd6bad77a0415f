import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listPhotos } from '../../../shared/http/endpoints/photos.ts';
import type { CasePhoto } from '../../../shared/model/photo.ts';
import { useAnswer, type Answer } from '../../panels/evidence/use-answer.ts';
import { Section } from '../../panels/Section.tsx';

export type PhotoAnswer = AnswerOf<typeof listPhotos>;

/** The photos of a case; read again when the case has another version. */
export function useCasePhotos(id: string, version: number): Answer<PhotoAnswer> {
  // The version makes another address, so that what a step brought along is seen.
  return useAnswer<PhotoAnswer>(`${photoPath(id)}#${version}`);
}

export function photoPath(id: string, photo?: string): string {
  const path = `/api/v1/cases/${encodeURIComponent(id)}/photos`;
  return photo === undefined ? path : `${path}/${photo}`;
}

interface CasePhotosProps {
  readonly id: string;
  readonly photos: PhotoAnswer;
  readonly show: (photo: string) => void;
}

/** A facility from near and afar, pairs of before and after side by side, then the other photos, as small pictures that open. */
export function CasePhotos({ id, photos: { items, pairs, views }, show }: CasePhotosProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const byId = useMemo(() => new Map(items.map((photo) => [photo.id, photo])), [items]);
  if (items.length === 0) return null;
  const shown = new Set([views?.near, views?.far]);
  const others = items.filter(({ kind, id: photo }) => kind !== 'before' && kind !== 'after' && !shown.has(photo));
  const thumb = (photo: CasePhoto | undefined, kind: CasePhoto['kind']) =>
    photo ? (
      <Thumb id={id} photo={photo} show={show} />
    ) : (
      <span className="photo-missing">{word(`photoKind.${kind}`)} –</span>
    );
  return (
    <Section title={t('photos')} aside={String(items.length)}>
      {views && (
        <div className="photo-pair" data-pair="views">
          {thumb(byId.get(views.near ?? ''), 'near')}
          {thumb(byId.get(views.far ?? ''), 'far')}
        </div>
      )}
      {pairs.map(({ before, after }) => (
        <div key={`${before} ${after}`} className="photo-pair">
          {thumb(byId.get(before ?? ''), 'before')}
          {thumb(byId.get(after ?? ''), 'after')}
        </div>
      ))}
      {others.length > 0 && (
        <div className="photo-strip">
          {others.map((photo) => (
            <Thumb key={photo.id} id={id} photo={photo} show={show} />
          ))}
        </div>
      )}
    </Section>
  );
}

interface ThumbProps {
  readonly id: string;
  readonly photo: CasePhoto;
  readonly show: (photo: string) => void;
}

function Thumb({ id, photo, show }: ThumbProps) {
  const { t: word } = useTranslation('words');
  const name = word(`photoKind.${photo.kind}`);
  return (
    <button type="button" className="photo-thumb" onClick={() => show(photo.id)}>
      <img
        src={`${photoPath(id, photo.id)}?size=thumb`}
        alt={name}
        loading="lazy"
        style={{ aspectRatio: `${photo.widthPx} / ${photo.heightPx}` }}
      />
      <small>{name}</small>
    </button>
  );
}
