import { expect, it } from 'vitest';
import { isSameAddress } from '../../../client/ui/same-address.ts';

const at = (path: string) => new URL(path, 'https://city.example');

it('knows whether the browser still is where a page was drawn for', () => {
  const drawn = { pathname: '/cases', search: '?state=all' };
  expect(isSameAddress(at('/cases?state=all'), drawn)).toBe(true);
  expect(isSameAddress(at('/cases?state=all&text=x'), drawn)).toBe(false);
  expect(isSameAddress(at('/policy?pack=p'), drawn)).toBe(false);
  expect(isSameAddress(at('/cases/AJ-1?state=all'), drawn)).toBe(false);
});

it('reads characters of a link as the browser writes them', () => {
  const drawn = { pathname: '/cases/案 1', search: '?text=路灯' };
  expect(isSameAddress(at('/cases/案 1?text=路灯'), drawn)).toBe(true);
});
