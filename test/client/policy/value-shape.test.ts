import { describe, expect, it } from 'vitest';
import { shapeOf, type Shape } from '../../../client/pages/policy/value-shape.ts';
import { shippedPolicies } from '../../support/shipped-policies.ts';

const label = (zh: string) => ({ zh, en: zh });

describe('the form of a policy value', () => {
  it('of bounds is a scale from the best band, without gap', () => {
    expect(shapeOf({ excellent: 90, good: 80, fail: 0 }, 'assessment.gradeLowerBounds', 'point')).toEqual({
      kind: 'bands',
      unit: 'point',
      bands: [
        { code: 'excellent', lower: 90, upper: null },
        { code: 'good', lower: 80, upper: 90 },
        { code: 'fail', lower: 0, upper: 80 },
      ],
    });
  });

  it('of weights is parts of a whole, of payouts shares that are none', () => {
    expect(shapeOf({ residents: 40, mainAreaShare: 60 }, 'zoning.weights', 'point')).toMatchObject({
      kind: 'figures',
      whole: true,
    });
    expect(shapeOf({ a: 1, b: 0.8, c: 0 }, 'funding.payoutShares')).toMatchObject({ unit: 'share', whole: false });
  });

  it.each([
    ['funding.baseShare', 0.6, null, 'share'],
    ['coverage.sightM', 60, 'm', 'm'],
    ['x.withinMinutes', 10, null, 'minute'],
    ['x.maxAgeMs', 5, null, 'ms'],
    ['works.lampOnRate', 98, null, null],
  ] as const)('of %s has its unit', (name, value, unit, expected) => {
    expect(shapeOf(value, name, unit)).toEqual({ kind: 'number', value, unit: expected });
  });

  it('of things with the same few fields is a table without their provenance', () => {
    const towns = [
      { name: '海门街道', minimum: 170, clause: '附件1', basis: 'clause' },
      { name: '三厂街道', minimum: 32, clause: '附件1', basis: 'clause' },
    ];
    expect(shapeOf(towns, 'towns')).toEqual({ kind: 'table', columns: ['name', 'minimum'], rows: towns });
  });

  it('of tasks, targets, labels, ranges, names and nothing is told by what they hold', () => {
    expect(shapeOf([{ id: 'a', blocks: [] }], 'tasks').kind).toBe('tasks');
    expect(shapeOf([{ direction: 'at-least', value: 1 }], 'targets').kind).toBe('targets');
    expect(shapeOf([label('一'), label('二')], 'items').kind).toBe('labels');
    expect(shapeOf({ a: label('一') }, 'counts').kind).toBe('labels');
    expect(shapeOf({ least: 2, most: 4 }, 'towns', 'town')).toMatchObject({ kind: 'ranges', ranges: [[2, 4]] });
    expect(shapeOf([[510, 720]], 'windows', 'minute of the day')).toMatchObject({ unit: 'minute of the day' });
    expect(shapeOf(['a', 'b'], 'x')).toEqual({ kind: 'list', items: ['a', 'b'] });
    expect(shapeOf(null, 'x')).toEqual({ kind: 'nothing' });
    expect(shapeOf([], 'x')).toEqual({ kind: 'nothing' });
    expect(shapeOf(true, 'x')).toEqual({ kind: 'flag', on: true });
  });

  it('of figures with units of their own is fields, whatever unit the file gives the whole', () => {
    expect(shapeOf({ throughRedLineWidthM: 25, roads: 38 }, 'duties.maintenance', 'm')).toMatchObject({
      fields: [{ shape: { unit: 'm' } }, { shape: { unit: null } }],
    });
    expect(shapeOf({ coverageShare: 1, maxGapMinutes: 0 }, 'sweep')).toMatchObject({
      kind: 'fields',
      fields: [{ shape: { unit: 'share' } }, { shape: { unit: 'minute' } }],
    });
  });

  it.each([...shippedPolicies().values()])('is found for every value of $id', ({ parameters }) => {
    for (const [key, { value, basis, unit }] of Object.entries(parameters)) {
      const shape: Shape = shapeOf(value, key, unit ?? null);
      expect(shape.kind === 'nothing', key).toBe(basis === 'not-provided');
    }
  });
});
