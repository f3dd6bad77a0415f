import { useTranslation } from 'react-i18next';
import { useDistrict } from '../../stores/use-stores.ts';

/** What of all this is not the real thing; always on the map. */
export function Notes() {
  const { t } = useTranslation();
  const district = useDistrict((state) => state.district);
  if (!district) return null;
  const notes = [
    district.schematic && ('schematic' as const),
    district.demo && ('demo' as const),
    district.store === 'embedded' && ('embedded' as const),
    district.coverage.basis === 'assumed' && ('assumed' as const),
  ].filter((note) => note !== false);
  return (
    <ul className="notes">
      {notes.map((note) => (
        <li key={note} title={t(`notesTitle.${note}`)}>
          {t(`notes.${note}`)}
        </li>
      ))}
    </ul>
  );
}
