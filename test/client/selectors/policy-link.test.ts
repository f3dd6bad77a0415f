import { describe, expect, it } from 'vitest';
import { parsePolicyPlace, policyPath, policySearch } from '../../../client/selectors/policy-link.ts';

describe('links to the policy page', () => {
  it('name the document and the parameter', () => {
    expect(policyPath({ pack: 'zhenggang-2026', key: 'zoning.weights' })).toBe(
      '/policy?pack=zhenggang-2026&key=zoning.weights',
    );
    expect(policyPath({})).toBe('/policy');
  });

  it('come back as they were written', () => {
    const place = { pack: 'xinmi-2019', section: '四（一）5（1）', key: 'works.tasks', query: '七类车 100%&x' };
    expect(parsePolicyPlace(new URLSearchParams(policyPath(place).split('?')[1]))).toEqual(place);
  });

  it('leave the other parts of the address as they are', () => {
    const others = new URLSearchParams('theme=light&q=old');
    expect(policySearch(others, { pack: 'xinmi-2019', query: '' }).toString()).toBe('theme=light&pack=xinmi-2019');
    expect(others.get('q')).toBe('old');
  });

  it('are ignored where they can be no place', () => {
    const place = parsePolicyPlace(new URLSearchParams(`pack=${'x'.repeat(201)}&key=`));
    expect(place).toEqual({ pack: null, section: null, key: null, query: '' });
  });
});
