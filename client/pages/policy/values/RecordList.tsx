import { useTranslation } from 'react-i18next';
import { useWords } from '../use-words.ts';
import { isLabel, type Fields } from '../../../selectors/policy-places.ts';
import { PROVENANCE, shapeOf } from '../value-shape.ts';
import { Provenance } from './Provenance.tsx';
import { ValueView } from './ValueView.tsx';

/** Fields that name a record, best first. */
const TITLES = ['label', 'title', 'name', 'id', 'code'] as const;

/** Things with several fields each, one under another: tasks with units and targets, conditions with exceptions. */
export function RecordList({ records }: { readonly records: readonly Fields[] }) {
  const { t } = useTranslation('policy');
  const words = useWords();
  return (
    <div className="records">
      <p className="records-count">{t('value.count', { count: records.length })}</p>
      <ol>
        {records.map((record, at) => {
          const title = TITLES.find((field) => record[field] !== undefined);
          const rest = Object.entries(record).filter(
            ([field]) => field !== title && !PROVENANCE.has(field) && !(field === 'id' && title !== undefined),
          );
          return (
            <li key={JSON.stringify(record)}>
              <p className="record-title">
                <b>{title === undefined ? `${at + 1}` : titleText(record, title)}</b>
                <Provenance of={record} />
              </p>
              <dl className="value-fields">
                {rest.map(([field, value]) => (
                  <div key={field}>
                    <dt>{words.field(field)}</dt>
                    <dd>
                      <ValueView shape={shapeOf(value, field)} name={field} inside />
                    </dd>
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
      </ol>
    </div>
  );

  function titleText(record: Fields, field: string): string {
    const value = record[field]!;
    if (isLabel(value)) return words.label(value);
    return typeof value === 'string' ? words.code(value) : String(value);
  }
}
