import { useTranslation } from 'react-i18next';
import type { TownStanding } from '../../shared/world/change.ts';

type Zone = NonNullable<TownStanding['zone']>['value'];
type Grade = NonNullable<TownStanding['grade']>['value'];

/** Zone class as a coloured tag with its name. */
export function ZoneMark({ zone, long = false }: { readonly zone: Zone | null; readonly long?: boolean }) {
  const { t } = useTranslation('words');
  if (zone === null) return <span className="class-mark">–</span>;
  return <Tag colour={`zone-${zone}`}>{long ? t(`zone.${zone}`) : zone}</Tag>;
}

/** Assessment grade as a coloured tag with its name. */
export function GradeMark({ grade }: { readonly grade: Grade | null }) {
  const { t } = useTranslation('words');
  if (grade === null) return <span className="class-mark">–</span>;
  return <Tag colour={`grade-${grade}`}>{t(`grade.${grade}`)}</Tag>;
}

/** `colour` is the name of a custom property that the theme sets. */
function Tag({ colour, children }: { readonly colour: string; readonly children: string }) {
  return (
    <span className="class-mark" style={{ background: `var(--${colour})`, color: `var(--${colour}-ink)` }}>
      {children}
    </span>
  );
}
