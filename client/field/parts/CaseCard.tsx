import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/model/case.ts';
import { CaseMark } from '../../ui/CaseMark.tsx';
import { goTo, useField, useFieldFormats, useServerMs } from '../use-field.ts';
import { fieldClock } from './case-clock.ts';
import { waitingSteps } from './waiting-steps.ts';

/** One case of a list: what, where, in what state and how long still. */
export function CaseCard({ item }: { readonly item: CaseView }) {
  const { t } = useTranslation('field');
  const { t: word } = useTranslation('words');
  const items = useField((state) => state.outbox.items);
  const waiting = waitingSteps(items, item.id);
  return (
    <li>
      <button type="button" className="case-card" data-case={item.id} onClick={() => goTo('case', item.id)}>
        <span className="case-card-head">
          <b>{word(`category.${item.category}`)}</b>
          <span className="case-state">{word(`caseState.${item.state}`)}</span>
          {item.urgedMs !== null && <span className="case-major">{word('caseAction.urge')}</span>}
          {item.severity === 'major' && <span className="case-major">{word('severity.major')}</span>}
        </span>
        <span className="case-card-text">{item.description}</span>
        <CaseClock item={item} />
        {waiting.length > 0 && (
          <span className="case-waiting">
            {t('waiting-steps', { steps: waiting.map((action) => word(`caseAction.${action}`)).join('、') })}
          </span>
        )}
      </button>
    </li>
  );
}

/** How long still, or since when too late, counting. */
export function CaseClock({ item }: { readonly item: CaseView }) {
  const { t } = useTranslation('field');
  const formats = useFieldFormats();
  const nowMs = useServerMs();
  const { word, ageMs, lateness } = fieldClock(item, nowMs);
  return (
    <span className={`case-clock case-${lateness}`}>
      <CaseMark lateness={lateness} /> {t(word, { age: formats.age(ageMs) })}
    </span>
  );
}
