import { useView, useDistrict } from '../stores/use-stores.ts';
import { formatsFor, type Formats } from '../i18n/format.ts';

/** Formats of the district's zone in the chosen language. */
export function useFormats(): Formats {
  const language = useView((view) => view.language);
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  return formatsFor(timeZone, language);
}
