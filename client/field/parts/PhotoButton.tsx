import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import { takePhoto, type Shot } from '../take-photo.ts';

interface PhotoButtonProps {
  readonly shot: Shot | null;
  readonly taken: (shot: Shot) => void;
  readonly isWanted?: boolean;
  /** What it is to show, where a form takes more than one. */
  readonly label?: string;
}

/** The camera; what it took is shown small, and can be taken again. */
export function PhotoButton({ shot, taken, isWanted = false, label }: PhotoButtonProps) {
  const { t } = useTranslation('field');
  const name = label ?? t('photo');
  const input = useRef<HTMLInputElement>(null);
  const [isUnreadable, setIsUnreadable] = useState(false);
  useEffect(() => () => void (shot && URL.revokeObjectURL(shot.url)), [shot]);

  async function chosen(file: File | undefined): Promise<void> {
    if (!file) return;
    const made = await takePhoto(file);
    setIsUnreadable(!made.ok);
    if (made.ok) taken(made.value);
  }

  return (
    <div className="photo-button">
      {shot && <img src={shot.url} alt={name} />}
      <button type="button" className="field-button" onClick={() => input.current?.click()}>
        <Icon name="camera" />
        <b>{shot ? t('photo-again') : name}</b>
        {isWanted && !shot && <small>{t('photo-required')}</small>}
      </button>
      <input
        ref={input}
        className="sr-only"
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={name}
        onChange={({ target }) => {
          void chosen(target.files?.[0]);
          target.value = '';
        }}
      />
      {isUnreadable && (
        <p className="field-trouble" role="alert">
          {t('photo-unreadable')}
        </p>
      )}
    </div>
  );
}
