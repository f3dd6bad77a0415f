import type { DistrictAnswer } from '../../shared/http/district.ts';

/** What of the picture is not the real thing. Every screen says all that apply. */
export type Note = 'silentBasemap' | 'schematic' | 'laidGrids' | 'demo' | 'embedded' | 'assumed';

/** The notes that a district's screens must carry, in the order in which they are shown. */
export function notesOf(district: DistrictAnswer, basemapSilent: boolean): readonly Note[] {
  const applies: Readonly<Record<Note, boolean>> = {
    silentBasemap: basemapSilent,
    schematic: district.schematic,
    laidGrids: district.gridsSchematic && !district.schematic,
    demo: district.demo,
    embedded: district.store === 'embedded',
    assumed: district.coverage.basis === 'assumed',
  };
  return (Object.keys(applies) as Note[]).filter((note) => applies[note]);
}
