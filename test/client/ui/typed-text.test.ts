import { describe, expect, it } from 'vitest';
import { gave, heardKept, typedTextOf, type TypedText } from '../../../client/ui/typed-text.ts';

const typing = (typed: TypedText, text: string): TypedText => ({ ...typed, text });

describe('text in a box and in the address', () => {
  it('keeps the letters that were typed before the address came round', () => {
    const given = gave(typing(typedTextOf(''), '路'), '路');
    const typed = typing(given, '路灯');
    expect(heardKept(typed, '路').text).toBe('路灯');
    expect(heardKept(gave(typed, '路灯'), '路灯').text).toBe('路灯');
  });

  it('keeps them too where the address comes round for each of several texts', () => {
    let typed = typedTextOf('');
    for (const text of ['a', 'ab', 'abc']) typed = gave(typing(typed, text), text);
    typed = typing(typed, 'abcd');
    for (const kept of ['a', 'ab', 'abc']) typed = heardKept(typed, kept);
    expect(typed).toEqual({ text: 'abcd', kept: 'abc', given: [] });
  });

  it('takes what the address says by itself: back, forward, a filter taken away', () => {
    const typed = heardKept(gave(typing(typedTextOf(''), '路灯'), '路灯'), '路灯');
    expect(heardKept(typed, '')).toEqual(typedTextOf(''));
    expect(heardKept(typing(typed, '路灯坏'), '井盖').text).toBe('井盖');
  });

  it('changes nothing while the address stays', () => {
    const typed = typing(typedTextOf('a'), 'ab');
    expect(heardKept(typed, 'a')).toBe(typed);
  });
});
