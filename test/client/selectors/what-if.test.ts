import { describe, expect, it } from 'vitest';
import { whatIfDesk } from '../../../client/i18n/desk/what-if.ts';
import { standingWords } from '../../../client/i18n/words/standing.ts';
import { TOWN_AREAS } from '../../../client/map/layers/ground.layer.ts';
import { townsLayer } from '../../../client/map/layers/towns.layer.ts';
import { townLegend } from '../../../client/map/legend.ts';
import { townLabels } from '../../../client/selectors/map-towns.ts';
import { decidedTowns, standingsTried, triedZones, trialMoves, weightsOf } from '../../../client/selectors/what-if.ts';
import { beginTrial } from '../../../client/stores/weight-trial.ts';
import { zoningBook } from '../../../client/stores/zoning-book.ts';
import { TOKENS } from '../../../client/theme/tokens.ts';
import { replayZoning } from '../../../shared/zoning/replay-zoning.ts';
import type { ZoneSubject } from '../../../shared/zoning/zone-class.ts';
import { zhenggangZoning } from '../../support/shipped-packs.ts';
import { filledStores } from '../map/fixture.ts';

const POLICY = zhenggangZoning();
const figure = (value: number) => ({ value, basis: 'source' as const, source: 'test' });
const town = (code: string, residents: number, builtUp: number, main: number): ZoneSubject => ({
  code,
  residents: figure(residents),
  builtUpAreaM2: figure(builtUp),
  mainAreaShare: figure(main),
});
const SUBJECTS = [town('T1', 10, 50, 0.2), town('T2', 100, 100, 0.2)];
const ZONES = replayZoning({ towns: SUBJECTS, record: null, policy: POLICY, day: null }).zones;
const ANSWER = {
  day: '2026-11-21',
  rules: POLICY,
  annex: 'not-provided' as const,
  provenance: [],
  items: SUBJECTS.map((subject) => ({ ...subject, zone: ZONES.get(subject.code) ?? null })),
};
const BOOK = zoningBook(ANSWER, ['T1', 'T2']);
const STANDINGS = new Map(SUBJECTS.map(({ code }) => [code, { zone: ZONES.get(code) ?? null, grade: null, code }]));
const ONLY_PEOPLE = { residents: 100, builtUpArea: 0, mainAreaShare: 0 };

describe('ZON-8 weights tried on the map', () => {
  it('ZON-8 changes the standings that are shown, and only while weights are tried', () => {
    const tried = triedZones(BOOK, ONLY_PEOPLE);
    const shown = standingsTried(STANDINGS, tried);
    expect([...shown].map(([code, { zone }]) => [code, zone?.value, zone?.score])).toEqual([
      ['T1', '3', 10],
      ['T2', '1A', 100],
    ]);
    expect(standingsTried(STANDINGS, triedZones(BOOK, null))).toBe(STANDINGS);
    expect(STANDINGS.get('T1')?.zone?.value).toBe('1B');
  });

  it('ZON-8 tries nothing without rules, or for somebody who is told of one town only', () => {
    expect(triedZones(zoningBook({ ...ANSWER, rules: null }, []), ONLY_PEOPLE)).toBeNull();
    expect(triedZones(zoningBook(ANSWER, ['T1', 'T2', 'T3']), ONLY_PEOPLE)).toBeNull();
  });

  it('lists the towns that change class, with the scores before and after', () => {
    const tried = triedZones(BOOK, ONLY_PEOPLE)!;
    expect(
      trialMoves(tried).map(({ code, from, to }) => [code, from?.value, from?.score, to?.value, to?.score]),
    ).toEqual([['T1', '1B', 49, '3', 10]]);
    expect(trialMoves(triedZones(BOOK, POLICY.weights)!)).toEqual([]);
  });

  it('counts the classes tried in the legend', () => {
    const shown = standingsTried(STANDINGS, triedZones(BOOK, ONLY_PEOPLE));
    const counts = townLegend('zone', ['T1', 'T2'], shown, new Map(), 'dark').map(({ count }) => count);
    expect(counts).toEqual([1, 0, 0, 0, 1]);
  });

  it('says on each label that it is tried, and from which class a town moves', () => {
    const stores = filledStores();
    const words = { ...standingWords.zh, tried: whatIfDesk.zh.whatIf.mark };
    const { towns } = stores.district.getState();
    const labels = townLabels(towns, STANDINGS, null, 'zone', 'zh', words, triedZones(BOOK, ONLY_PEOPLE));
    expect(labels.features.map(({ properties }) => properties?.['detail'])).toEqual([
      '试算 一类 B → 三类',
      '试算 一类 A',
    ]);
  });

  it('hatches what moves on the desk, and leaves the wall as it is', () => {
    const stores = filledStores();
    stores.world.setState({ facts: { ...stores.world.getState().facts, standings: STANDINGS } });
    stores.district.getState().zoningLoaded(BOOK);
    const states = (mode: 'desk' | 'wall') =>
      townsLayer.featureStates!({
        district: stores.district.getState(),
        world: stores.world.getState(),
        view: stores.view.getState(),
        link: stores.link.getState(),
        tokens: TOKENS.dark,
        mode,
        seen: null,
      })[TOWN_AREAS]!;
    const before = states('desk');
    stores.view.getState().weightsTried(beginTrial(ONLY_PEOPLE));
    expect(states('desk').get(1)).toMatchObject({ pattern: 'hatch' });
    expect(states('desk').get(2)).toEqual(before.get(2));
    expect(states('wall')).toEqual(before);
    stores.view.getState().weightsTried(null);
    expect(states('desk')).toEqual(before);
  });

  it('names the towns whose class was decided, which a trial does not touch', () => {
    const label = { zh: '决定', en: 'decision' };
    const decision = { value: '2A', from: '1B', day: null, reason: label, decidedBy: label, basis: 'source' } as const;
    const zone = { ...ZONES.get('T1')!, value: '2A', decision } as const;
    const [first, second] = ANSWER.items;
    const book = zoningBook({ ...ANSWER, items: [{ ...first!, zone }, second!] }, ['T1', 'T2']);
    expect(decidedTowns(BOOK)).toEqual([]);
    expect(decidedTowns(book)).toEqual([{ code: 'T1', classId: '2A' }]);
  });

  it('starts from the weights that the classes in force tell', () => {
    expect(weightsOf(STANDINGS)).toEqual({ ...POLICY.weights });
    expect(weightsOf(new Map())).toBeNull();
  });
});
