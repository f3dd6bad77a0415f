import { useTranslation } from 'react-i18next';
import type { LimitClock } from '../../shared/cases/case-timing.ts';
import { latenessOf, type Lateness } from '../../shared/cases/lateness.ts';
import { parseTimeLimit } from '../../shared/clocks/time-limit.ts';
import { BasisMark } from '../ui/BasisMark.tsx';
import { CaseMark } from '../ui/CaseMark.tsx';
import { Section } from './Section.tsx';
import type { CaseDetailState } from './use-case-detail.ts';
import { useFormats } from './use-formats.ts';
import { useMoment } from './use-moment.ts';

const CLOCKS = ['response', 'stage', 'handling'] as const;

/** The clocks of a case: until somebody is on site, of the present stage, and until it ends. Nothing where none runs. */
export function CaseClocks({ detail }: { readonly detail: CaseDetailState }) {
  const { t } = useTranslation();
  if (detail.kind !== 'ready') return null;
  const { clocks } = detail.detail;
  const running = CLOCKS.flatMap((id) => (clocks[id] ? [[id, clocks[id]] as const] : []));
  if (running.length === 0) return null;
  return (
    <Section title={t('case.clocks')}>
      <dl className="facts case-clocks">
        {running.map(([id, clock]) => (
          <ClockRow
            key={id}
            name={t(id === 'stage' ? `case.stage.${clocks.stage!.stage}` : `case.${id}`)}
            clock={clock}
          />
        ))}
      </dl>
    </Section>
  );
}

function ClockRow({ name, clock }: { readonly name: string; readonly clock: LimitClock }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nowMs } = useMoment();
  const { reading, clause, basis } = clock;
  // The reading is of when it was fetched; how it stands is told by the clock of now.
  const lateness = latenessOf({ ...reading, endedMs: reading.doneMs }, nowMs);
  const limit = parseTimeLimit(clock.limit);
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <b className={`case-${lateness}`}>
          <CaseMark lateness={lateness} />{' '}
          {limit.ok ? t(`case.limit.${limit.value.unit}`, { amount: limit.value.amount }) : clock.limit}
        </b>{' '}
        {standing(lateness)} {basis === 'assumed' && <BasisMark basis="assumed" />}
        <small className="case-clause">{clause}</small>
      </dd>
    </>
  );

  function standing(at: Lateness): string {
    const { dueMs, doneMs } = reading;
    if (dueMs === null) return t('case.held');
    if (at === 'late') return t('case.over', { age: formats.age(nowMs - dueMs) });
    if (doneMs === null) return t('case.left', { age: formats.age(dueMs - nowMs) });
    return at === 'ended-late' ? t('case.metLate', { age: formats.age(doneMs - dueMs) }) : t('case.met');
  }
}
