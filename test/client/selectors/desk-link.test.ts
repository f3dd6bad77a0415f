import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  besideCounts,
  DESK_PARTS,
  deskFilter,
  deskSearch,
  listQuery,
  parseDeskPlace,
} from '../../../client/selectors/desk-link.ts';
import { caseFilterFields } from '../../../shared/http/case-filter-fields.ts';
import { z } from 'zod';

const ZONE = 'Asia/Shanghai';
const read = (text: string) => parseDeskPlace(new URLSearchParams(text));

describe('the address of the desk', () => {
  it('says nothing where the desk shows what is open', () => {
    expect(read('').state).toBe('open');
    expect(deskSearch(new URLSearchParams('lang=en'), read('')).toString()).toBe('lang=en');
  });

  it('carries every part there and back', () => {
    const text =
      'town=410173401000&state=all&kind=event&category=lighting&lateness=late&waits=approval&level=town&officer=E-1&grid=41&from=2026-11-01&to=2026-11-02&text=%E8%B7%AF%E7%81%AF&view=causes';
    const place = read(text);
    expect(DESK_PARTS.every((part) => place[part] !== '')).toBe(true);
    expect(deskSearch(new URLSearchParams(), place).toString()).toBe(text);
  });

  it('ignores what is unknown or malformed', () => {
    expect(read('state=nowhere&kind=x&lateness=soon&from=2026-99-99&to=today&other=1')).toEqual(read(''));
    fc.assert(
      fc.property(fc.constantFrom(...DESK_PARTS), fc.string(), (part, text) => {
        const place = read(new URLSearchParams({ [part]: text }).toString());
        expect(() => deskFilter(place, ZONE)).not.toThrow();
      }),
    );
  });

  it('takes whole local days', () => {
    const { fromMs, toMs } = deskFilter(read('from=2026-11-28&to=2026-11-28'), ZONE);
    expect([fromMs, toMs]).toEqual([Date.parse('2026-11-28T00:00+08:00'), Date.parse('2026-11-29T00:00+08:00')]);
  });

  it('asks the server for the same', () => {
    const filter = deskFilter(read('state=all&officer=none&from=2026-11-28&text=a%20b&town=4101'), ZONE);
    const query = Object.fromEntries(listQuery(filter));
    expect(query).toEqual({ town: '4101', officer: 'none', from: `${filter.fromMs}`, text: 'a b' });
    expect(z.strictObject(caseFilterFields).parse(query)).toMatchObject({ from: filter.fromMs, officer: 'none' });
  });

  it('DSK-3 reads all open cases for the counts where no stream tells them, and what has ended only when asked', () => {
    const asked = (text: string) => Object.fromEntries(listQuery(besideCounts(deskFilter(read(text), ZONE))));
    expect(asked('state=checking&lateness=late&town=4101')).toEqual({ state: 'open', town: '4101' });
    expect(asked('state=ended')).toEqual({ state: 'ended' });
    expect(asked('state=all&lateness=ended-late')).toEqual({ lateness: 'ended-late' });
  });
});
