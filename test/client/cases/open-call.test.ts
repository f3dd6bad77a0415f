import { expect, it } from 'vitest';
import type { CallDraft } from '../../../client/pages/cases/use-call-draft.ts';
import { bodyOf, sentAs } from '../../../client/pages/cases/use-open-call.ts';

const DRAFT: CallDraft = {
  name: '',
  phone: '',
  description: '路灯不亮',
  kind: 'event',
  category: 'other',
  code: null,
  line: '',
  severity: 'ordinary',
  place: [113.8, 34.5],
  placeName: '',
  into: '',
  sent: null,
};

it('sends a call again under its keys, and another content or another call under its own', () => {
  const sent = sentAs(DRAFT, bodyOf(DRAFT)!);
  const again = { ...DRAFT, sent };
  expect(sentAs(again, bodyOf(again)!)).toBe(sent);
  const changed = { ...again, description: '路灯亮了' };
  expect(sentAs(changed, bodyOf(changed)!).keys).not.toEqual(sent.keys);
  expect(sentAs({ ...again, into: 'AJ-1' }, bodyOf(again)!).keys).not.toEqual(sent.keys);
  expect(sentAs(DRAFT, bodyOf(DRAFT)!).keys).not.toEqual(sent.keys);
});
