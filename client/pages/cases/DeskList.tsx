import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCounts } from '../../../shared/desk/desk-counts.ts';
import type { DeskCase } from '../../../shared/desk/desk-filter.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { CaseList } from './CaseList.tsx';
import { DeskFilters } from './DeskFilters.tsx';
import { RecurrenceList } from './RecurrenceList.tsx';
import { StandingTabs } from './StandingTabs.tsx';
import type { DeskWay } from './use-desk-place.ts';
import type { DeskReads } from './use-desk-reads.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';

interface DeskListProps {
  readonly way: DeskWay;
  readonly rows: readonly DeskCase[];
  readonly counts: DeskCounts;
  readonly isLive: boolean;
  readonly reads: DeskReads;
  readonly chosen: string | null;
  readonly choose: (item: DeskCase) => void;
  readonly textRef: RefObject<HTMLInputElement | null>;
  /** Why the ledger could not be read; null when nothing went wrong. */
  readonly ledgerFailure: string | null;
}

/** The left side of the desk: what the list is narrowed to, how many there are, and the list. */
export function DeskList({ way, rows, counts, isLive, reads, chosen, choose, textRef, ledgerFailure }: DeskListProps) {
  return (
    <main className="desk-list">
      <DeskFilters way={way} textRef={textRef} />
      <StandingTabs counts={counts} way={way} isLive={isLive} />
      {way.place.view === 'causes' ? (
        <RecurrenceList town={way.place.town} openCase={way.openCase} />
      ) : (
        <Listed way={way} rows={rows} reads={reads} chosen={chosen} choose={choose} ledgerFailure={ledgerFailure} />
      )}
    </main>
  );
}

function Listed({
  way,
  rows,
  reads,
  chosen,
  choose,
  ledgerFailure,
}: Omit<DeskListProps, 'counts' | 'textRef' | 'isLive'>) {
  const { t } = useTranslation('cases');
  const formats = useFormats();
  const { failure, isReading, more, retry, took } = reads;
  return (
    <>
      <p className="desk-count" role="status">
        {t(more === null ? 'shown' : 'shown-of-more', { count: rows.length, shown: formats.count(rows.length) })}
        {isReading && ` · ${t('reading')}`}
        {ledgerFailure !== null && <b className="loud"> {t('ledger-failed', { code: ledgerFailure })}</b>}
      </p>
      {failure && (
        <Notice title={t('list-failed', { code: failure.code })} action={{ name: t('retry'), run: retry }}>
          <TroubleText failure={failure} />
        </Notice>
      )}
      {rows.length > 0 && <CaseList rows={rows} chosen={chosen} choose={choose} more={more} took={took} />}
      {rows.length === 0 && isReading && <Skeleton lines={10} label={t('reading')} />}
      {rows.length === 0 && !isReading && !failure && (
        <EmptyNote>
          {t('nothing-listed')}{' '}
          <button type="button" className="link" onClick={() => way.narrow({ ...EVERYTHING })}>
            {t('show-open')}
          </button>
        </EmptyNote>
      )}
    </>
  );
}

const EVERYTHING = {
  town: '',
  state: 'open',
  kind: '',
  category: '',
  lateness: '',
  waits: '',
  level: '',
  officer: '',
  grid: '',
  from: '',
  to: '',
  text: '',
} as const;
