import { describe, expect, it } from 'vitest';
import { breadcrumb } from '../../../client/selectors/breadcrumb.ts';
import { placesOf } from '../../../client/selectors/places.ts';
import { caseNamed } from '../wire/scripted-wire.ts';
import { sampleDistrict } from './sample-district.ts';

describe('places', () => {
  const district = sampleDistrict();
  const places = placesOf(district);

  it('are the same as long as the district is', () => {
    const first = placesOf(district);
    expect(placesOf({ ...district })).toBe(first);
    expect(placesOf(sampleDistrict())).not.toBe(first);
  });

  it('know what lies where', () => {
    expect(places.communitiesOf('a').map((one) => one.code)).toEqual(['a1', 'a2']);
    expect(places.gridsOf({ community: 'a1' }).map((one) => one.code)).toEqual(['a1-1', 'a1-2']);
    expect(places.gridsOf({ town: 'b' }).map((one) => one.code)).toEqual(['b1-1']);
    expect(places.gridAt(3)?.code).toBe('b1-1');
    expect(places.town('nowhere')).toBeNull();
  });

  it('name holders with enforcement officers first, each once', () => {
    expect(places.holdersOf('a1-1').map((one) => one.id)).toEqual(['zg-0002', 'zg-0001']);
    expect(places.holdersOf('b1-1').map((one) => one.id)).toEqual(['zg-0012']);
    expect(places.holdersOf('a2-1')).toEqual([]);
  });

  it('answer nothing before the district is there', () => {
    const none = placesOf({ towns: null, communities: null, grids: null, officers: new Map() });
    expect([none.towns, none.grid('a1-1'), none.officerAt(0)]).toEqual([[], null, null]);
  });
});

describe('breadcrumb', () => {
  const places = placesOf(sampleDistrict());
  const known = new Map([
    ['in-grid', { ...caseNamed('in-grid'), grid: 'a1-1', town: 'a' }],
    ['in-town', { ...caseNamed('in-town'), grid: null, town: 'b' }],
    ['nowhere', { ...caseNamed('nowhere'), grid: null, town: null }],
  ]);
  const way = (selection: Parameters<typeof breadcrumb>[0]) =>
    breadcrumb(selection, places, known).map((step) => (step ? ('code' in step ? step.code : step.id) : 'district'));

  it('starts at the district', () => {
    expect(way(null)).toEqual(['district']);
  });

  it('goes down to a grid through town and community', () => {
    expect(way({ kind: 'grid', code: 'a1-2' })).toEqual(['district', 'a', 'a1', 'a1-2']);
  });

  it('goes to an officer through the town', () => {
    expect(way({ kind: 'officer', id: 'zg-0012' })).toEqual(['district', 'b', 'zg-0012']);
  });

  it('goes to a case as far as its place is known', () => {
    expect(way({ kind: 'case', id: 'in-grid' })).toEqual(['district', 'a', 'a1', 'a1-1', 'in-grid']);
    expect(way({ kind: 'case', id: 'in-town' })).toEqual(['district', 'b', 'in-town']);
    expect(way({ kind: 'case', id: 'nowhere' })).toEqual(['district', 'nowhere']);
  });

  it('keeps what it does not know as the last step', () => {
    expect(way({ kind: 'grid', code: 'gone' })).toEqual(['district', 'gone']);
  });
});
