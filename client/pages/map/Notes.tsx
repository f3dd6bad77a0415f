import { useTranslation } from 'react-i18next';
import { notesOf } from '../../selectors/notes.ts';
import { useDistrict } from '../../stores/use-stores.ts';

/** What of all this is not the real thing; always on the map. */
export function Notes() {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const district = useDistrict((state) => state.district);
  const basemapSilent = useDistrict((state) => state.basemapSilent);
  if (!district) return null;
  return (
    <ul className="notes">
      {notesOf(district, basemapSilent).map((note) => (
        <li key={note} className={note === 'silentBasemap' ? 'is-loud' : undefined} title={t(`notesTitle.${note}`)}>
          {word(`notes.${note}`)}
        </li>
      ))}
    </ul>
  );
}
