import { describe, expect, it } from 'vitest';
import { nameOf, namesInValues, narrowedTo, placesOfItem } from '../../../client/selectors/policy-places.ts';
import { policyItem, samplePolicy } from './sample-policy.ts';

const [bounds, tasks] = samplePolicy().parameters;

describe('what a value speaks of', () => {
  it('is its own place and those of the things in it', () => {
    expect([...placesOfItem(tasks!)]).toEqual(['二', '二（一）1', '二（一）10']);
    expect([...placesOfItem({ clause: null, value: 60 })]).toEqual([]);
  });

  it('can be narrowed to a place, or holds nothing of it', () => {
    expect(narrowedTo(tasks!, (place) => place === '二（一）1')!.value).toMatchObject([{ id: 't1' }]);
    expect(narrowedTo(bounds!, () => true)).toBe(null);
    const nested = policyItem({
      key: 'x',
      clause: '一',
      value: { counts: 3, items: [{ clause: '七' }, { clause: '八' }] },
    });
    expect(narrowedTo(nested, (place) => place === '八')!.value).toEqual({ items: [{ clause: '八' }] });
  });

  it('names its codes', () => {
    const counts = policyItem({ key: 'x', clause: '一', value: { counts: { filed: { zh: '立案', en: 'filed' } } } });
    expect(Object.fromEntries(namesInValues([tasks!, counts]))).toMatchObject({
      t1: { zh: '道路管养' },
      filed: { zh: '立案', en: 'filed' },
    });
    expect(nameOf({ name: '三厂街道' })).toEqual({ zh: '三厂街道', en: '三厂街道' });
    expect(nameOf({ value: 3 })).toBe(null);
  });
});
