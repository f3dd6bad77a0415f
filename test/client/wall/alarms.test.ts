import { expect, it, vi } from 'vitest';
import { watchAlarms } from '../../../client/pages/alarms/use-alarms.ts';
import { createLinkStore } from '../../../client/stores/link.ts';
import { createWorldStore } from '../../../client/stores/world.ts';
import { deskCase } from '../../shared/desk/desk-samples.ts';

const NOW = 1_793_000_000_000;

function setUp() {
  const [world, link] = [createWorldStore(), createLinkStore(NOW)];
  const told = (...items: Parameters<typeof deskCase>[]) =>
    world.getState().changesReceived(items.map(([id, over]) => ({ kind: 'case', case: deskCase(id, over) }) as const));
  return { world, link, told };
}

it('DSK-4 sounds once for what comes, and not for what is there', () => {
  const { world, link, told } = setUp();
  told(['there', { severity: 'major' }]);
  const ring = vi.fn();
  const stop = watchAlarms({ world, link }, ring);
  told(['quiet']);
  expect(ring).not.toHaveBeenCalled();
  told(['a', { severity: 'major' }], ['b', { whistledMs: NOW }]);
  expect(ring.mock.calls).toEqual([[true]]);
  told(['a', { severity: 'major', version: 2 }]);
  expect(ring).toHaveBeenCalledTimes(1);
  stop();
  told(['c', { severity: 'major' }]);
  expect(ring).toHaveBeenCalledTimes(1);
});

it('DSK-4 sounds when time alone makes a case late: not at its limit, but after it', () => {
  const { world, link, told } = setUp();
  told(['a', { dueMs: NOW + 1_000 }]);
  const ring = vi.fn();
  watchAlarms({ world, link }, ring);
  link.getState().ticked(NOW + 1_000);
  expect(ring).not.toHaveBeenCalled();
  link.getState().ticked(NOW + 1_001);
  link.getState().ticked(NOW + 2_001);
  expect(ring.mock.calls).toEqual([[false]]);
});
