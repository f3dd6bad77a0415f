import { useTranslation } from 'react-i18next';
import { isFields, nameOf, type Fields } from '../../../selectors/policy-places.ts';
import { useWords } from '../use-words.ts';
import { Provenance } from './Provenance.tsx';

interface TargetTableProps {
  readonly targets: readonly Fields[];
  /** The place that they all belong to, where it is already said above them. */
  readonly clause?: string;
}

/** What has to be reached or kept: number with its direction, by when, for which area, and the words that say it. */
export function TargetTable({ targets, clause }: TargetTableProps) {
  const { t } = useTranslation('policy');
  return (
    <div className="record-table is-wide">
      <table className="targets">
        <thead>
          <tr>
            <th scope="col">{t('value.target')}</th>
            <th scope="col">{t('value.demand')}</th>
            <th scope="col">{t('value.due')}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <Target key={JSON.stringify(target)} target={target} clause={clause} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Target({ target, clause }: { readonly target: Fields; readonly clause: string | undefined }) {
  const words = useWords();
  const { demand, by } = useTargetTexts();
  const name = nameOf(target);
  const { kind, scope, due = null, milestones = null } = target;
  const about = [kind, scope].filter((code) => typeof code === 'string');
  return (
    <tr>
      <td>
        {name && words.label(name)}
        <Provenance of={target} said={clause} />
      </td>
      <td>
        <b>{demand(target)}</b>
        <small>{about.map(words.code).join(' · ')}</small>
        {Array.isArray(milestones) && (
          <ul>
            {milestones.filter(isFields).map((step) => (
              <li key={JSON.stringify(step)}>
                {by(step['date'] ?? null)} {demand({ ...target, ...step })}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td>
        {by(isFields(due) ? (due['date'] ?? null) : due)}
        {isFields(due) && <Provenance of={due} />}
      </td>
    </tr>
  );
}

function useTargetTexts() {
  const { t } = useTranslation('policy');
  const words = useWords();
  return {
    demand({ direction, value, unit }: Fields): string {
      if (typeof value !== 'number') return t('value.none');
      if (unit === 'yes') return t('value.done');
      const shown = words.number(value, typeof unit === 'string' ? unit : null);
      if (direction === 'at-least') return t('value.atLeast', { value: shown });
      if (direction === 'at-most') return t('value.atMost', { value: shown });
      return t('value.exactly', { value: shown });
    },
    by: (day: Fields[string]): string => (typeof day === 'string' ? t('value.by', { day }) : t('value.noDue')),
  };
}
