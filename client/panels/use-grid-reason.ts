import { useTranslation } from 'react-i18next';
import type { GridReason } from '../../shared/coverage/grid-live.ts';
import { useFormats } from './use-formats.ts';

const IN_MINUTES: ReadonlySet<GridReason['code']> = new Set([
  'not-due-yet',
  'absent-too-long',
  'nobody-today',
  'nobody-assigned',
]);

/** One sentence that says why a grid has its state, with the figures that were compared. */
export function useGridReason(): (reason: GridReason) => string {
  const { t } = useTranslation('words');
  const formats = useFormats();
  return ({ code, measured, threshold }) => {
    const figure = (value: number) =>
      IN_MINUTES.has(code) ? formats.age(Math.abs(value) * 60_000) : formats.share(value);
    return t(`gridReason.${code}`, { measured: figure(measured), threshold: figure(threshold) });
  };
}
