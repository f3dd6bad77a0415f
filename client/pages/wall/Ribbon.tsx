import { useTranslation } from 'react-i18next';
import type { DistrictAnswer } from '../../../shared/http/district.ts';
import type { LinkState } from '../../stores/link.ts';
import { notesOf } from '../../selectors/notes.ts';
import { useSession } from '../../stores/use-stores.ts';
import { useWho } from '../identity/use-who.ts';
import { shortAge } from './wall-time.ts';

interface RibbonProps {
  readonly district: DistrictAnswer;
  readonly basemapSilent: boolean;
  readonly link: LinkState;
  readonly date: string;
  readonly time: string;
  /** Whole-link age above which the picture is said to be stale, ms. */
  readonly staleAfterMs: number;
}

/** Who, when, and the weather of the data: the state of the link and the age of each stream. */
export function Ribbon({ district, basemapSilent, link, date, time, staleAfterMs }: RibbonProps) {
  const { t, i18n } = useTranslation('words');
  const { t: desk } = useTranslation('desk');
  const { t: identity } = useTranslation('identity');
  const serverNowMs = link.nowMs + link.clockSkewMs;
  const ageMs = link.beatAtMs === null ? null : link.nowMs - link.beatAtMs;
  const stale = ageMs === null || ageMs > staleAfterMs;
  const name = i18n.language === 'en' ? district.name.en : district.name.zh;
  const session = useSession((state) => (state.session?.demo ? state.session : null));
  const who = useWho();
  const demo = session ? [`${identity('demo')} ${who(session).role}`] : [];
  const notes = notesOf(district, basemapSilent).map((note) => t(`notes.${note}`));
  return (
    <header className="wall-ribbon">
      <h1>
        {name}
        <small>{desk('productLong')}</small>
      </h1>
      <p className="wall-clock">
        <time>{time}</time>
        <small>{date}</small>
      </p>
      <div className={`wall-weather ${stale ? 'is-stale' : 'is-live'}`} role="status">
        <b>{t(`link.${stale && link.status.kind === 'live' ? 'catching-up' : link.status.kind}`)}</b>
        <span>
          {t('stream.positions')} {ageText(link.beat?.lastFixMs ?? null)}
        </span>
        <span>
          {t('stream.cases')} {ageText(link.beat?.lastCaseMs ?? null)}
        </span>
        <small>{[...demo, ...notes].join(' · ')}</small>
      </div>
    </header>
  );

  function ageText(atMs: number | null): string {
    return atMs === null
      ? t('stream.none')
      : t('stream.ago', { age: shortAge(Math.max(0, serverNowMs - atMs), i18n.language) });
  }
}
