import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { dayStartMs } from '../../../shared/lib/local-day.ts';
import { headline } from '../../../shared/world/headline.ts';
import { MapView } from '../../map/MapView.tsx';
import { gridCountsOf } from '../../selectors/grid-counts.ts';
import { shortTownName } from '../../selectors/map-towns.ts';
import { feedItems, plannedOnDuty, rankTowns, townsByCoverage, worstGrid } from '../../selectors/wall.ts';
import type { LinkState } from '../../stores/link.ts';
import { useStores } from '../../stores/use-stores.ts';
import { SoundSwitch } from '../alarms/SoundSwitch.tsx';
import { useAlarms } from '../alarms/use-alarms.ts';
import { ClaimWall } from './ClaimWall.tsx';
import { Feed } from './Feed.tsx';
import { Findings } from './Findings.tsx';
import { Headlines } from './Headlines.tsx';
import { Ranking } from './Ranking.tsx';
import { Ribbon } from './Ribbon.tsx';
import { Timeline } from './Timeline.tsx';
import { TownBars } from './TownBars.tsx';
import { useTour } from './use-tour.ts';
import { useTrend } from './use-trend.ts';
import { useWallScreen } from './use-wall-screen.ts';
import { useWideWall } from './use-wide-wall.ts';
import { WallLegend } from './WallLegend.tsx';
import { shortAge, wallClock } from './wall-time.ts';
import './wall.css';

const STALE_AFTER_MS = 10_000;
const PLAN_STEP_MS = 15 * 60_000;
const MINUTE_MS = 60_000;
/** Lines that the right column holds; at 32:9 its two panels stand side by side. */
const ROOM = { feed: 5, ranking: 8 } as const;
const WIDE_ROOM = { feed: 10, ranking: 18 } as const;

/** The command-centre wall: read from ten metres, touched by nobody, up for weeks. */
export function WallPage() {
  const stores = useStores();
  const { t, i18n } = useTranslation('wall');
  const district = useStore(stores.district);
  const { facts } = useStore(stores.world);
  const link = useStore(stores.link);
  const isUnknown = useStore(stores.session, ({ phase }) => phase === 'stranger');
  const tour = useTour(stores);
  const trend = useTrend(link.scope);
  useWallScreen(stores);
  const alarms = useAlarms();
  const room = useWideWall() ? WIDE_ROOM : ROOM;

  const timeZone = district.district?.timeZone ?? 'Asia/Shanghai';
  const nowMs = link.nowMs + link.clockSkewMs;
  const minuteMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const today = dayStartMs(nowMs, timeZone);
  const clock = useMemo(() => wallClock(timeZone, i18n.language), [timeZone, i18n.language]);
  const counts = gridCountsOf(facts.grids, district.grids);
  const towns = useMemo(() => townsByCoverage(counts.towns), [counts.towns]);
  const worstOf = useMemo(
    () => (town: string) => worstGrid(town, facts.grids, district.grids),
    [facts.grids, district.grids],
  );
  const planned = useMemo(
    // A wall is not told the roster: without it there is no plan to draw, which is not a plan of nobody.
    () =>
      district.officers.size === 0 ? [] : plannedOnDuty([...district.officers.values()], today, PLAN_STEP_MS, timeZone),
    [district.officers, today, timeZone],
  );
  const nameOf = useMemo(() => {
    const names = new Map(district.towns?.features.map(({ properties }) => [properties.code, properties.name]) ?? []);
    return (code: string | null) => {
      const name = names.get(code ?? '');
      if (!name) return t('unknownTown');
      return i18n.language === 'en' ? shortTownName(name.en) : name.zh;
    };
  }, [district.towns, i18n.language, t]);

  if (isUnknown || isStranger(district.failure, link.status)) return <ClaimWall />;
  if (!district.district) {
    const { failure } = district;
    return (
      <main className="wall wall-waiting">
        <p role="status">{failure === null ? t('waiting') : t('waitingAgain', { code: failure })}</p>
      </main>
    );
  }
  const linkAgeMs = link.beatAtMs === null ? null : link.nowMs - link.beatAtMs;
  const stale = linkAgeMs !== null && linkAgeMs > STALE_AFTER_MS;
  const pausedMs = tour.pausedUntilMs - link.nowMs;

  return (
    <main className={`wall ${stale ? 'is-stale' : ''}`} data-stale={stale}>
      <Ribbon
        district={district.district}
        basemapSilent={district.basemapSilent}
        link={link}
        date={clock.date(nowMs)}
        time={clock.second(nowMs)}
        staleAfterMs={STALE_AFTER_MS}
      />
      {stale && (
        <p className="wall-banner" role="alert">
          {t('staleBanner', { age: shortAge(linkAgeMs, i18n.language) })}
        </p>
      )}
      <Headlines
        headline={headline(counts.all, facts.cases.values(), { nowMs, dayStartMs: today })}
        duty={link.beat?.duty ?? null}
        trend={trend}
        nowMs={nowMs}
      />
      <div className="wall-left">
        <TownBars towns={towns} nameOf={nameOf} worstOf={worstOf} touring={tour.town} room={15} />
        <Findings findings={facts.findings} nameOf={nameOf} />
      </div>
      <section className="wall-map" aria-label={t('legendCoverage')}>
        <MapView stores={stores} mode="wall" />
        <p className="wall-touring">
          {pausedMs > 0
            ? t('paused', { seconds: Math.ceil(pausedMs / 1000) })
            : tour.town
              ? t('touring', { town: nameOf(tour.town) })
              : t('overview')}
        </p>
        <WallLegend towns={towns} />
        <SoundSwitch alarms={alarms} />
      </section>
      <div className="wall-right">
        <Feed items={feedItems(facts, room.feed)} nowMs={nowMs} clock={clock.minute} nameOf={nameOf} />
        <Ranking ranked={rankTowns(facts)} nameOf={nameOf} room={room.ranking} />
      </div>
      <Timeline dayStartMs={today} nowMs={minuteMs} planned={planned} trend={trend} clock={clock.minute} />
    </main>
  );
}

/** A screen that is no wall yet, or not any more. */
function isStranger(failure: string | null, status: LinkState['status']): boolean {
  return failure === 'not-signed-in' || (status.kind === 'refused' && status.reason === 'not-signed-in');
}
