import { breakEndMs, type DutyBreak } from '../../shared/access/duty-break.ts';
import { isEnded } from '../../shared/cases/ended-states.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { Device } from '../../server/ports/devices.ts';
import type { StoredFix } from '../../server/ports/fixes.ts';
import type { Store } from '../../server/ports/store.ts';

/** What the live parts use of a store, kept in memory, with doors for tests. */
export interface MemoryStore extends Pick<Store, 'storeId'> {
  readonly devices: Pick<Store['devices'], 'byDevices'> & { all(): Promise<readonly Device[]> };
  readonly fixes: Pick<
    Store['fixes'],
    'append' | 'acceptedSince' | 'acceptedAfter' | 'decidedAfter' | 'lastSeq' | 'latest' | 'latestOfOfficers' | 'track'
  >;
  readonly cases: Pick<Store['cases'], 'openOrEndedSince' | 'newestEndedBefore'>;
  readonly breaks: Pick<Store['breaks'], 'begin' | 'end' | 'endingAfter'>;
  readonly rows: StoredFix[];
  /** Sizes of the batches written. */
  readonly batches: number[];
  /** Called before each write; throw to make the write fail, wait to hold it. */
  beforeAppend: (fixes: readonly StoredFix[]) => void | Promise<void>;
}

export function memoryStore(given: { readonly devices?: Device[]; readonly cases?: CaseView[] } = {}): MemoryStore {
  const { devices = [], cases = [] } = given;
  const keys = new Set<string>();
  const rows: StoredFix[] = [];
  const batches: number[] = [];
  const breaks: DutyBreak[] = [];
  const accepted = () => rows.filter((fix) => fix.quarantine === null).sort((a, b) => a.fixTimeMs - b.fixTimeMs);
  const store: MemoryStore = {
    storeId: 'memory',
    rows,
    batches,
    beforeAppend: () => {},
    devices: {
      all: () => Promise.resolve([...devices]),
      byDevices: (names) => Promise.resolve(devices.filter(({ device }) => names.includes(device))),
    },
    fixes: {
      async append(fixes) {
        await store.beforeAppend(fixes);
        batches.push(fixes.length);
        return fixes.map((fix) => {
          const key = `${fix.quarantine === null} ${fix.device} ${fix.fixTimeMs}`;
          if (keys.has(key)) return false;
          keys.add(key);
          rows.push(fix);
          return true;
        });
      },
      acceptedSince(fromMs, eachPage, toMs = Infinity) {
        eachPage(accepted().filter((fix) => fix.fixTimeMs >= fromMs && fix.fixTimeMs <= toMs));
        return Promise.resolve();
      },
      acceptedAfter(seq, fromMs, eachPage) {
        eachPage(rows.slice(seq).filter((fix) => fix.quarantine === null && fix.fixTimeMs >= fromMs));
        return Promise.resolve();
      },
      decidedAfter(seq, eachPage) {
        eachPage(rows.slice(seq).filter((fix) => fix.quarantine === null));
        return Promise.resolve(rows.length);
      },
      lastSeq: () => Promise.resolve(rows.length),
      latestOfOfficers: () => Promise.resolve([...new Map(accepted().map((fix) => [fix.officerIndex, fix])).values()]),
      track: ({ index }, fromMs, toMs) =>
        Promise.resolve(
          accepted().filter((fix) => fix.officerIndex === index && fix.fixTimeMs >= fromMs && fix.fixTimeMs <= toMs),
        ),
      latest: () => Promise.resolve([...new Map(accepted().map((fix) => [fix.device, fix])).values()]),
    },
    breaks: {
      begin: async (fresh) => void breaks.push(fresh),
      async end({ officer, startMs }, endMs) {
        const at = breaks.findIndex((one) => one.officer === officer && one.startMs === startMs);
        breaks[at] = { ...breaks[at]!, endMs };
      },
      endingAfter: async (fromMs) => breaks.filter((one) => breakEndMs(one) >= fromMs),
    },
    cases: {
      openOrEndedSince: (sinceMs) =>
        Promise.resolve(cases.filter((item) => !isEnded(item.state) || item.updatedMs >= sinceMs)),
      newestEndedBefore: (beforeMs, limit) =>
        Promise.resolve(
          cases
            .filter((item) => isEnded(item.state) && item.updatedMs < beforeMs && !item.simulated)
            .sort((a, b) => b.updatedMs - a.updatedMs)
            .slice(0, limit),
        ),
    },
  };
  return store;
}
