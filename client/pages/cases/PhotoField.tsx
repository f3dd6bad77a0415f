import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

interface PhotoFieldProps {
  readonly id: string;
  readonly name: string;
  readonly photo: File | null;
  readonly put: (photo: File | null) => void;
}

/** One picture; on a phone the camera opens. It is sent with the step, not before. */
export function PhotoField({ id, name, photo, put }: PhotoFieldProps) {
  const { t } = useTranslation('cases');
  const address = useMemo(() => (photo ? URL.createObjectURL(photo) : null), [photo]);
  useEffect(
    () => () => {
      if (address !== null) URL.revokeObjectURL(address);
    },
    [address],
  );
  return (
    <>
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        onChange={({ target }) => put(target.files?.[0] ?? null)}
      />
      {address !== null && <img className="photo-preview" src={address} alt={t('photo-chosen')} />}
    </>
  );
}
