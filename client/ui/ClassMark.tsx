import { useTranslation } from 'react-i18next';
import type { TownStanding } from '../../shared/world/change.ts';
import { inkOn } from '../theme/contrast.ts';
import { GRADE_COLOURS, ZONE_COLOURS } from '../theme/tokens.ts';

type Zone = NonNullable<TownStanding['zone']>['value'];
type Grade = NonNullable<TownStanding['grade']>['value'];

/** Zone class as a coloured tag with its name. */
export function ZoneMark({ zone, long = false }: { readonly zone: Zone | null; readonly long?: boolean }) {
  const { t } = useTranslation('words');
  if (zone === null) return <span className="class-mark">–</span>;
  return <Tag colour={ZONE_COLOURS[zone]}>{long ? t(`zone.${zone}`) : zone}</Tag>;
}

/** Assessment grade as a coloured tag with its name. */
export function GradeMark({ grade }: { readonly grade: Grade | null }) {
  const { t } = useTranslation('words');
  if (grade === null) return <span className="class-mark">–</span>;
  return <Tag colour={GRADE_COLOURS[grade]}>{t(`grade.${grade}`)}</Tag>;
}

function Tag({ colour, children }: { readonly colour: string; readonly children: string }) {
  return (
    <span className="class-mark" style={{ background: colour, color: inkOn(colour) }}>
      {children}
    </span>
  );
}
