import { describe, expect, it } from 'vitest';
import { partSource, policySourcePath, valueSource } from '../../../client/selectors/explained-sources.ts';
import type { Source } from '../../../shared/policy/resolve-parameter.ts';

const source = (key: string, clause: string): Source => ({ pack: 'p-2026', version: 1, key, clause, basis: 'clause' });
const sources = [
  source('zoning.lowerBounds', '一号 五'),
  source('zoning.weights', '一号 五'),
  source('x.y', '一号 六'),
];

describe('where an explained part comes from', () => {
  it('is the parameter with its clause, weights before others', () => {
    expect(partSource({ clause: '一号 五' }, sources)?.key).toBe('zoning.weights');
    expect(partSource({ clause: '一号 六' }, sources)?.key).toBe('x.y');
    expect(partSource({ clause: '二号' }, sources)).toBe(null);
  });

  it('of the whole value is the first with its clause', () => {
    expect(valueSource({ clause: '一号 五' }, sources)?.key).toBe('zoning.lowerBounds');
    expect(policySourcePath(sources[1]!)).toBe('/policy?pack=p-2026&key=zoning.weights');
  });
});
