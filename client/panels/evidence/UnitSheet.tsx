import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listUnitSheets } from '../../../shared/http/endpoints/staffing.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { useNames } from '../use-names.ts';

type Unit = AnswerOf<typeof listUnitSheets>['items'][number];

/** What a using unit has to show and what of it is on record, each with its clause. */
export function UnitSheet({ unit: { missing, items } }: { readonly unit: Unit }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <details className="evidence-unit">
      <summary>{t('evidence.onFile', { count: items.length - missing, of: items.length })}</summary>
      <ul className="evidence-list">
        {items.map((item) => (
          <li key={item.id}>
            <b>{names.label(item.label)}</b>
            <span className={item.ok ? 'evidence-end' : 'evidence-end text-overdue'}>
              {t(item.ok ? 'evidence.filed' : 'evidence.notFiled')}
            </span>
            <small>
              {[item.day, item.by].filter((part) => part !== null).join(' · ')} {item.clause}{' '}
              {item.basis === 'assumed' && <BasisMark basis="assumed" />}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
