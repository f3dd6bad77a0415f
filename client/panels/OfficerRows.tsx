import { useTranslation } from 'react-i18next';
import type { OfficerItem } from '../../shared/http/district.ts';
import { EmptyNote } from '../ui/EmptyNote.tsx';
import { OfficerMark } from '../ui/OfficerMark.tsx';
import { RowList } from './RowList.tsx';
import { useFormats } from './use-formats.ts';
import { useOfficerStates } from './use-officer-states.ts';

/** People of a place with role, shift and state; states are looked up now and then, positions never come here. */
export function OfficerRows({ officers }: { readonly officers: readonly OfficerItem[] }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const standingOf = useOfficerStates();
  if (officers.length === 0) return <EmptyNote>{t('list.noOfficers')}</EmptyNote>;
  const rows = officers.map((officer) => {
    const { state, breakSinceMs } = standingOf(officer);
    return {
      key: officer.id,
      to: { kind: 'officer', id: officer.id } as const,
      mark: <OfficerMark state={state} />,
      title: officer.name,
      detail: `${word(`role.${officer.role}`)} · ${t('town.grids', { count: officer.grids.length })}`,
      end: (
        <>
          <span className={state === 'silent' ? 'text-empty' : undefined}>
            {word(`officerState.${state}`)}
            {breakSinceMs !== null && ` ${formats.minute(breakSinceMs)}`}
          </span>
          <small>{formats.shift(officer.shift)}</small>
        </>
      ),
    };
  });
  return <RowList label={t('tab.officers')} rows={rows} />;
}
