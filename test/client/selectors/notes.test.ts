import { expect, it } from 'vitest';
import { notesOf } from '../../../client/selectors/notes.ts';
import type { DistrictAnswer } from '../../../shared/http/district.ts';

const REAL = {
  schematic: false,
  gridsSchematic: false,
  demo: false,
  store: 'served',
  coverage: { basis: 'clause' },
} as DistrictAnswer;

it('says nothing about a surveyed district that runs on its own data', () => {
  expect(notesOf(REAL, false)).toEqual([]);
});

it('names each thing that is not real', () => {
  expect(notesOf({ ...REAL, schematic: true, gridsSchematic: true, demo: true, store: 'embedded' }, false)).toEqual([
    'schematic',
    'demo',
    'embedded',
  ]);
});

it('says that grids were laid where only the towns are real', () => {
  expect(notesOf({ ...REAL, gridsSchematic: true }, false)).toEqual(['laidGrids']);
});

it('says first that the basemap gives nothing', () => {
  expect(notesOf({ ...REAL, schematic: true }, true)).toEqual(['silentBasemap', 'schematic']);
});
