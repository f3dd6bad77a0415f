import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCase } from '../../../shared/desk/desk-filter.ts';
import { useCaseLateness } from '../../panels/use-case-lateness.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { useDistrict } from '../../stores/use-stores.ts';
import { CaseMark } from '../../ui/CaseMark.tsx';
import { DueClock } from './DueClock.tsx';

interface CaseLineProps {
  readonly id: string;
  readonly item: DeskCase;
  /** From 1. */
  readonly place: number;
  readonly count: number;
  readonly isChosen: boolean;
  /** Its words were asked for in vain. */
  readonly isUnread: boolean;
  readonly choose: (item: DeskCase) => void;
}

/** One case of the list: how it stands against its time, what, where, in which state and with whom. */
export const CaseLine = memo(function CaseLine({ id, item, place, count, isChosen, isUnread, choose }: CaseLineProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const places = usePlaces();
  const lateness = useCaseLateness(item);
  const { state, severity, whistledMs, officer } = item;
  const coordinator = useDistrict(({ district }) => district?.cases.coordinators[severity] ?? null);
  const isRaised = item.level !== 'grid';
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-posinset={place}
      aria-setsize={count}
      className={`case-line is-${lateness}`}
      data-case={item.id}
      onClick={() => choose(item)}
    >
      <span className="case-line-clock">
        <CaseMark lateness={lateness} />
        <DueClock item={item} />
      </span>
      <span className="case-line-what">
        <b>
          {severity !== 'ordinary' && <em className={`severity is-${severity}`}>{word(`severity.${severity}`)}</em>}
          {whistledMs !== null && <em className="severity is-major">{t('whistled')}</em>}
          {item.urgedMs !== null && <em className="severity is-major">{t('urged')}</em>}
          {isRaised && (
            <em className="severity">
              {t('raised', { level: word(`caseLevel.${item.level}`) })}
              {coordinator !== null && ` · ${t(`coordinators.${coordinator}`)}`}
            </em>
          )}
          {item.exempt && <em className="severity">{t('exempt')}</em>}
          {word(`category.${item.category}`)}
          <small>{word(`source.${item.source}`)}</small>
        </b>
        <span>{item.description ?? <NoWords isUnread={isUnread} />}</span>
      </span>
      <span className="case-line-where">
        <b>{item.lon === null ? t('unplaced') : names.shortTown(item.town ?? '') || t('outside')}</b>
        <span>{item.grid}</span>
      </span>
      <span className="case-line-state">
        <b>{word(`caseState.${state}`)}</b>
        <span>{officer === null ? '' : (places.officer(officer)?.name ?? officer)}</span>
      </span>
    </div>
  );
});

/** In the place of what people wrote, until it has been read. */
function NoWords({ isUnread }: { readonly isUnread: boolean }) {
  const { t } = useTranslation('cases');
  if (isUnread) return t('words-unread');
  return (
    <>
      <span aria-hidden="true">…</span>
      <span className="sr-only">{t('words-reading')}</span>
    </>
  );
}
