import { describe, expect, it } from 'vitest';
import { targetsOf } from '../../../shared/works/roll-up.ts';
import type { WorkTarget, WorkTask } from '../../../shared/works/work-task.ts';
import { shippedPlan, worksPacks } from '../../support/shipped-works.ts';

/** Numbers of the texts that are no target, each with its reason. */
const NO_TARGET: readonly (readonly [words: string, reason: string])[] = [
  ['〔2017〕480号', 'number of another document'],
  ['〔2017〕16号', 'number of another document'],
  ['〔2017〕37号', 'number of another document'],
  ['〔2017〕48号', 'number of another document'],
  ['第236号', 'number of an order'],
  ['郑州市2018年城市道路设施', 'in the title of another document'],
  ['24小时开放', 'what kind of toilet; the target is how many'],
  ['5G微基站', 'name of a technology'],
  ['(1)对', 'number of a paragraph'],
  ['(2)对', 'number of a paragraph'],
  ['(3)在', 'number of a paragraph'],
  ['(4)探', 'number of a paragraph'],
  ['(5)完', 'number of a paragraph'],
  ['用3年的时间', 'a term: the due day of xinmi-1-road-goals'],
  ['利用3年时间', 'a term: the due day of xinmi-1-illegal-building'],
  ['用3到6个月', 'a term: the due day of xinmi-23-traffic-civility'],
];

/** Numbers that rules of their own read, by task. */
const IN_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  'zhengzhou-5': ['works.siteVideoFloorAreaM2'],
  'xinmi-5': ['works.creditBlacklistBelow'],
  'xinmi-19': ['green.viewWithinM', 'green.parkWithinM'],
};

/** Counts in words, and where they are kept. */
const IN_WORDS: readonly (readonly [words: string, kept: string])[] = [
  ['十分钟', 'response.persuadeWithinMinutes'],
  ['三位一体', 'three-in-one'],
  ['六个到位', 'six-in-place'],
  ['六个百分之百', 'six-hundred-percents'],
  ['三教育一采集', 'three-educations'],
  ['六类车', 'six-vehicles'],
  ['四室一庭', 'four-rooms-one-court'],
  ['四级联动', 'four-levels'],
  ['五统一', 'five-unifieds'],
  ['三级的排水管道', 'zhengzhou-1-pipes-grade3'],
  ['两个餐厨垃圾厂', 'zhengzhou-14-kitchen-plants'],
  ['占一还一', 'zhengzhou-1-occupy-return'],
  ['三类以上', 'zhengzhou-15-toilets-rest'],
  ['一类标准', 'zhengzhou-15-toilets-class1'],
  ['二类标准', 'zhengzhou-15-toilets-class2'],
  ['两个优先、两个分离、两个贯通、一个增加', 'road-goals'],
  ['三级联动', 'three-levels'],
  ['半年左右', 'xinmi-5-traffic-order'],
  ['七类车', 'seven-vehicles'],
  ['“一让”', 'motor-violations'],
  ['“五级”联动', 'five-levels'],
  ['门前四包', 'door-four'],
  ['宣传“五进”', 'five-entries'],
  ['二类以上', 'xinmi-11-toilets-class2'],
  ['一条例、两规范', 'one-rule-two-norms'],
  ['每半月', 'xinmi-18-green-wash'],
  ['三季有花', 'street-scenes'],
  ['“三会”', 'three-meetings'],
];

const DIRECTIONS: Readonly<Record<string, string>> = { '>=': 'at-least', '<=': 'at-most', '=': 'exactly' };

/** Read from the two documents by hand, so that data and text are compared. */
const BY_HAND = [
  'zhengzhou-1-road-intact >= 97 percent',
  'zhengzhou-1-drain-intact >= 93 percent',
  'zhengzhou-1-medium-repair-roads = 128 count 2018-12-31',
  'zhengzhou-1-medium-repair-area = 2739300 m2 2018-12-31',
  'zhengzhou-1-small-repair-area = 685000 m2 2018-12-31',
  'zhengzhou-1-manholes >= 8000 count 2018-12-31',
  'zhengzhou-1-pipes-inspected = 190 km 2018-12-31',
  'zhengzhou-1-bridges-inspected = 36 count 2018-12-31',
  'zhengzhou-2-streets = 321 count 2018-12-31',
  'zhengzhou-3-compound-survey = 1 yes 2018-03-31',
  'zhengzhou-3-compound-pilots = 100 percent 2018-06-30',
  'zhengzhou-3-compounds = 100 percent 2020-12-31',
  'zhengzhou-9-parking-spaces >= 50000 count 2018-12-31',
  'zhengzhou-11-cables >= 120 km 2018-12-31',
  'zhengzhou-13-dust-fast-lane <= 5 gPerM2',
  'zhengzhou-13-dust-slow-lane <= 5 gPerM2',
  'zhengzhou-13-dust-side-street <= 10 gPerM2',
  'zhengzhou-13-dust-footway <= 15 gPerM2',
  'zhengzhou-13-east-incinerator = 1 yes 2019-06-30',
  'zhengzhou-13-transfer-stations = 7 count 2018-12-31',
  'zhengzhou-13-sanitation-homes = 15000 m2 2018-12-31',
  'zhengzhou-13-homes-occupied >= 60 percent 2018-12-31',
  'zhengzhou-13-litter-bins = 5825 count 2018-12-31',
  'zhengzhou-13-rest-places = 150 count 2018-12-31',
  'zhengzhou-13-wet-waste-stations = 1 count 2018-12-31',
  'zhengzhou-13-wet-waste-capacity >= 100 tPerDay 2018-12-31',
  'zhengzhou-14-waste-reuse = 60 percent 2018-12-31',
  'zhengzhou-14-kitchen-coverage = 80 percent 2018-12-31',
  'zhengzhou-15-toilets-new = 1210 count 2018-12-31',
  'zhengzhou-15-toilets-rebuilt = 765 count 2018-12-31',
  'zhengzhou-15-toilets-third = 200 count 2018-12-31',
  'zhengzhou-15-toilets-24h = 50 count 2018-12-31',
  'zhengzhou-15-toilets-class1 >= 30 percent 2018-12-31',
  'zhengzhou-15-toilets-class2 >= 50 percent 2018-12-31',
  'zhengzhou-15-toilets-rest <= 3 toiletClass 2018-12-31',
  'zhengzhou-16-sorting-coverage >= 30 percent 2018-12-31',
  'zhengzhou-16-recycling >= 10 percent 2018-12-31',
  'zhengzhou-18-lamp-roads = 30 count 2018-12-31',
  'zhengzhou-19-black-water = 100 percent 2018-12-31',
  'zhengzhou-20-small-ads-solved >= 80 percent',
  'zhengzhou-20-small-ads-cleared >= 95 percent',
  'xinmi-1-illegal-building = 100 percent 2022-12-16',
  'xinmi-5-traffic-order = 1 yes 2020-06-16',
  'xinmi-11-toilets-class2 = 100 percent 2020-12-31',
  'xinmi-13-site-waste <= 1 day',
  'xinmi-14-clean-trucks = 100 percent 2020-12-31',
  'xinmi-14-trucks-positioned = 100 percent 2020-12-31',
  'xinmi-16-roads-lit = 100 percent 2020-12-31',
  'xinmi-16-led >= 70 percent',
  'xinmi-17-night-scene = 1 yes 2021-12-31',
  'xinmi-18-green-wash <= 15 day',
  'xinmi-18-green-clearing <= 1 day',
  'xinmi-23-traffic-civility = 1 yes 2020-06-16',
];

const NUMBER = /(\d+(?:\.\d+)?)(万)?/g;
const plans = ['zhengzhou-2018', 'xinmi-2019'].map((pack) => ({
  pack,
  plan: shippedPlan(pack),
  parameters: worksPacks(pack)[0]!.pack.parameters,
}));

function numbersOf(text: string): number[] {
  const left = NO_TARGET.reduce((rest, [words]) => rest.replaceAll(words, ''), text);
  return [...left.matchAll(NUMBER)].map(
    ([, digits, wan]) => Math.round(Number(digits) * (wan ? 10_000 : 1) * 100) / 100,
  );
}

/** Every number that a target holds: value, steps and totals of milestones, and the parts of its due days. */
function heldBy({ value, milestones = [], due }: WorkTarget): number[] {
  const days = [...milestones.map(({ date }) => date), ...(due ? [due.date] : [])];
  return [
    ...(value === null ? [] : [value]),
    ...milestones.map((step, i) => step.value - (milestones[i - 1]?.value ?? 0)),
    ...days.flatMap((day) => day.split('-').map(Number)),
  ];
}

function wordsOf({ blocks }: WorkTask): string {
  return blocks.flatMap(({ items }) => items.map(({ quote }) => quote)).join('\n');
}

describe('WRK-1 numbers of the texts', () => {
  const tasks = plans.flatMap(({ plan, parameters }) => plan.tasks.map((task) => ({ task, parameters })));

  it.each(tasks.map(({ task, parameters }) => [task.id, task, parameters] as const))(
    'WRK-1 keeps every number of the words of %s',
    (id, task, parameters) => {
      const held = new Set([
        ...targetsOf(task).flatMap(heldBy),
        ...(IN_PARAMETERS[id] ?? []).map((key) => Number(parameters[key]!.value)),
      ]);
      expect(numbersOf(wordsOf(task)).filter((number) => !held.has(number))).toEqual([]);
    },
  );

  it('WRK-1 quotes the words of a target from its own task', () => {
    const stray = tasks.flatMap(({ task }) =>
      targetsOf(task).filter(({ quote, clause }) => clause !== '四（三）' && !wordsOf(task).includes(quote)),
    );
    expect(stray.map(({ id }) => id)).toEqual([]);
  });

  it.each(BY_HAND)('WRK-1 has %s', (line) => {
    const [id, direction, value, unit, due = null] = line.split(' ');
    const target = plans.flatMap(({ plan }) => plan.tasks.flatMap(targetsOf)).find((one) => one.id === id);
    expect(target).toMatchObject({ direction: DIRECTIONS[direction!], value: Number(value), unit });
    expect(target?.due?.date ?? null).toBe(due);
  });

  it.each(IN_WORDS)('WRK-1 keeps the count in words %s', (words, kept) => {
    expect(tasks.some(({ task }) => wordsOf(task).includes(words))).toBe(true);
    const known = plans.flatMap(({ plan, parameters }) => [
      ...plan.lists.map(({ id }) => id),
      ...plan.tasks.flatMap(targetsOf).map(({ id }) => id),
      ...Object.keys(parameters),
    ]);
    expect(known).toContain(kept);
  });

  it('WRK-1 leaves out nothing that is not in the texts', () => {
    const all = tasks.map(({ task }) => wordsOf(task)).join('\n');
    expect(NO_TARGET.filter(([words]) => !all.includes(words))).toEqual([]);
  });

  it('WRK-1 quotes each number of the plan of 2018 as it is printed', () => {
    const quotes = (id: string) => plans[0]!.plan.tasks.flatMap(targetsOf).find((one) => one.id === id)!.quote;
    expect(quotes('zhengzhou-1-medium-repair-area')).toContain('273.93万平方米');
    expect(quotes('zhengzhou-13-litter-bins')).toContain('5825');
  });
});
