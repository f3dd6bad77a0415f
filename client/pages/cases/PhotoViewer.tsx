import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePhoto } from '../../../shared/model/photo.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { photoPath } from './CasePhotos.tsx';
import { TakeAway } from './TakeAway.tsx';

interface PhotoViewerProps {
  readonly id: string;
  readonly photos: readonly CasePhoto[];
  readonly shown: string;
  readonly show: (photo: string | null) => void;
  /** Told when the photo was taken away; null for whom may not. */
  readonly takenAway: (() => void) | null;
}

/** One photo as large as the screen; arrows turn the pages, Escape closes. */
export function PhotoViewer({ id, photos, shown, show, takenAway }: PhotoViewerProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const at = photos.findIndex((photo) => photo.id === shown);
  const photo = photos[at];
  const turn = (by: number) => {
    const next = photos[(at + by + photos.length) % photos.length];
    if (next) show(next.id);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowRight') turn(1);
    if (key === 'ArrowLeft') turn(-1);
  };
  const name = photo ? word(`photoKind.${photo.kind}`) : t('photo-gone');
  return (
    <dialog ref={dialog} className="photo-viewer" aria-label={name} onClose={() => show(null)} onKeyDown={onKeyDown}>
      {photo && <img src={photoPath(id, photo.id)} alt={name} />}
      <footer>
        <b>{name}</b>
        {photo && <span>{formats.moment(photo.addedMs, nowMs)}</span>}
        <span>
          {at + 1} / {photos.length}
        </span>
        <button type="button" className="button" disabled={photos.length < 2} onClick={() => turn(-1)}>
          ←<span className="sr-only">{t('previous')}</span>
        </button>
        <button type="button" className="button" disabled={photos.length < 2} onClick={() => turn(1)}>
          →<span className="sr-only">{t('next')}</span>
        </button>
        {photo && takenAway && (
          <TakeAway
            key={photo.id}
            path={photoPath(id, photo.id)}
            done={() => {
              takenAway();
              dialog.current?.close();
            }}
          />
        )}
        <button type="button" className="button viewer-close" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </footer>
    </dialog>
  );
}
