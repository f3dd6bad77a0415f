import { useTranslation } from 'react-i18next';
import { isEnded } from '../../../shared/cases/ended-states.ts';
import { caseLateness } from '../../../shared/cases/lateness.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { DESK_PARTS, type DeskPlace } from '../../selectors/desk-link.ts';
import { useDistrict, useView } from '../../stores/use-stores.ts';
import { PrintSheet } from '../../ui/PrintSheet.tsx';
import type { LedgerRows } from './read-ledger.ts';
import './ledger.css';

interface LedgerSheetProps {
  readonly ledger: LedgerRows;
  readonly place: DeskPlace;
  /** When it was read, epoch ms. */
  readonly atMs: number;
  readonly done: () => void;
}

const COLUMNS = [
  'row',
  'number',
  'reported-at',
  'source',
  'where',
  'what',
  'words',
  'severity',
  'officer',
  'due-by',
  'ended-at',
  'state',
  'lateness',
] as const;

/** The ledger (台账) of what is listed, as an office keeps it: A4 across, numbered rows, what it was narrowed to, signatures. */
export function LedgerSheet({ ledger: { rows, isWhole }, place, atMs, done }: LedgerSheetProps) {
  const { t } = useTranslation('cases');
  const formats = useFormats();
  const language = useView((view) => view.language);
  const district = useDistrict((state) => state.district);
  const criteria = useCriteria(place);
  return (
    <PrintSheet done={done}>
      <div className="ledger">
        <h1>{t('ledger-title', { district: district?.name[language] ?? '' })}</h1>
        <p className="ledger-head">
          <span>{t('ledger-criteria', { criteria })}</span>
          <span>{t('ledger-count', { count: rows.length })}</span>
          <span>{t('ledger-at', { time: `${formats.day(atMs)} ${formats.minute(atMs)}` })}</span>
        </p>
        <table>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column}>{t(`column.${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((item, at) => (
              <LedgerRow key={item.id} item={item} row={at + 1} atMs={atMs} />
            ))}
          </tbody>
        </table>
        <footer>
          {!isWhole && <p>{t('ledger-more', { count: rows.length })}</p>}
          {district?.demo && <p>{t('ledger-demo')}</p>}
          <div className="sheet-signatures">
            {(['made-by', 'checked-by', 'approved-by'] as const).map((who) => (
              <span key={who}>{t(who)}</span>
            ))}
          </div>
        </footer>
      </div>
    </PrintSheet>
  );
}

function LedgerRow({ item, row, atMs }: { readonly item: CaseView; readonly row: number; readonly atMs: number }) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const names = useNames();
  const places = usePlaces();
  const { state, officer, dueMs, nextClock, closedMs, updatedMs } = item;
  const endedMs = isEnded(state) ? (closedMs ?? updatedMs) : null;
  const time = (ms: number | null) => (ms === null ? '' : formats.moment(ms, 0));
  return (
    <tr>
      <td>{row}</td>
      <td>{item.id}</td>
      <td>{time(item.reportedMs)}</td>
      <td>{word(`source.${item.source}`)}</td>
      <td>
        {item.town === null ? t('outside') : names.town(item.town)} {places.grid(item.grid)?.name ?? item.grid}
      </td>
      <td>
        {word(`caseKind.${item.kind}`)} · {word(`category.${item.category}`)}
      </td>
      <td>{item.description}</td>
      <td>{word(`severity.${item.severity}`)}</td>
      <td>{officer === null ? '' : (places.officer(officer)?.name ?? officer)}</td>
      <td>{time(dueMs)}</td>
      <td>{time(endedMs)}</td>
      <td>
        {word(`caseState.${state}`)}
        {item.exempt && ` · ${t('exempt')}`}
      </td>
      <td>
        {dueMs === null && nextClock === null ? t('no-limit') : word(`lateness.${caseLateness(item, atMs)}`)}
        {nextClock !== null && nextClock !== 'handle' && ` (${word(`nextClock.${nextClock}`)})`}
      </td>
    </tr>
  );
}

/** What the list was narrowed to, in words. */
function useCriteria(place: DeskPlace): string {
  const { t } = useTranslation('cases');
  const { t: word, i18n } = useTranslation('words');
  const names = useNames();
  const places = usePlaces();
  const worded = (part: 'caseState' | 'caseKind' | 'category' | 'lateness' | 'waits' | 'caseLevel', value: string) =>
    i18n.exists(`${part}.${value}`, { ns: 'words' }) ? word(`${part}.${value}` as 'category.other') : value;
  const nameOf = (part: keyof DeskPlace): string => {
    const value = place[part];
    switch (part) {
      case 'town':
        return names.town(value);
      case 'state':
        return value === 'open' || value === 'ended' || value === 'all' ? t(value) : worded('caseState', value);
      case 'kind':
        return worded('caseKind', value);
      case 'level':
        return worded('caseLevel', value);
      case 'category':
      case 'waits':
      case 'lateness':
        return worded(part, value);
      case 'officer':
        return value === 'none' ? t('nobody') : (places.officer(value)?.name ?? value);
      case 'from':
      case 'to':
        return `${t(part)} ${value}`;
      default:
        return value;
    }
  };
  return DESK_PARTS.filter((part) => part !== 'view' && place[part] !== '')
    .map(nameOf)
    .join(' · ');
}
