import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import { isEnded } from '../../../shared/cases/ended-states.ts';
import { DuplicateRows } from './DuplicateRows.tsx';
import { useDuplicates } from './use-duplicates.ts';

interface MergeFieldProps {
  readonly id: string;
  readonly name: string;
  readonly detail: CaseDetail;
  readonly value: string;
  readonly put: (value: string) => void;
}

/** The case that this one is the same as: one of those nearby, or a number that somebody types. */
export function MergeField({ id, name, detail, value, put }: MergeFieldProps) {
  const { t } = useTranslation('cases');
  const near = useDuplicates(detail);
  const others = near.filter((one) => one.id !== detail.id && !isEnded(one.state));
  return (
    <>
      <label htmlFor={id}>{name}</label>
      <input id={id} type="text" value={value} maxLength={100} onChange={({ target }) => put(target.value)} />
      {others.length > 0 ? (
        <DuplicateRows items={others} chosen={value} choose={put} />
      ) : (
        <p className="field-hint">{t('no-duplicates')}</p>
      )}
    </>
  );
}
