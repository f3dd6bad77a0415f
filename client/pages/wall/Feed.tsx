import { useTranslation } from 'react-i18next';
import { caseLateness } from '../../../shared/cases/lateness.ts';
import type { FeedItem } from '../../selectors/wall.ts';

interface FeedProps {
  readonly items: readonly FeedItem[];
  readonly nowMs: number;
  readonly clock: (ms: number) => string;
  readonly nameOf: (code: string | null) => string;
}

/** Newest on top: time, what, where. Only what needs a person has colour; no person is named on the wall. */
export function Feed({ items, nowMs, clock, nameOf }: FeedProps) {
  const { t } = useTranslation('wall');
  const { t: word } = useTranslation('words');
  return (
    <section className="wall-panel wall-feed" aria-labelledby="wall-feed">
      <h2 id="wall-feed">{t('feed')}</h2>
      {items.length === 0 && <p className="wall-more">{t('quiet')}</p>}
      <ol>
        {items.map((entry) => {
          const late = entry.kind === 'case' && caseLateness(entry.item, nowMs) === 'late';
          return (
            <li key={`${entry.kind} ${entry.item.id}`} className={late || isLoud(entry) ? 'loud' : undefined}>
              <time>{clock(entry.atMs)}</time>
              <b>
                {entry.kind === 'case' ? word(`category.${entry.item.category}`) : word(`alert.${entry.item.kind}`)}
              </b>
              <span>
                {nameOf(entry.item.town)}
                {entry.kind === 'alert' && entry.count > 1 && ` · ${t('manyGrids', { count: entry.count })}`}
                {entry.kind === 'case' && ` · ${word(`caseState.${entry.item.state}`)}`}
                {late && ` · ${word('lateness.late')}`}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function isLoud(entry: FeedItem): boolean {
  return entry.kind === 'alert' && entry.item.severity !== 'info';
}
