import { authorize, type Actor } from '../../../shared/access/authorize.ts';
import { entry } from '../../audit/audit.ts';
import type { DeviceRow } from '../../ports/devices.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';

type DeviceEndpoints = 'listDevices' | 'enrolDevices' | 'rotateDevice' | 'revokeDevice';

export function deviceHandlers(parts: HandlerParts): HandlersOf<DeviceEndpoints> {
  const { store, world, access, ingest, audit, clock } = parts;
  const officers = new Map(world.loaded.officers.map((officer) => [officer.id, officer]));

  const mayEnrol = (actor: Actor, id: string) => {
    const officer = officers.get(id);
    return officer !== undefined && authorize(actor, 'device:enrol', { town: officer.town, people: [id] });
  };
  /** Devices of people who have left the roster are the business of the district. */
  const mayKeep = (actor: Actor, id: string) =>
    authorize(actor, 'device:enrol', { town: officers.get(id)?.town ?? null, people: [id] });

  /** Tokens and bindings are remembered in two places; both ask anew. */
  function devicesChanged(): void {
    access.tokensReplaced();
    ingest.devicesChanged();
  }

  /** Unknown and foreign are one (ACC-11). */
  async function find(actor: Actor, name: string) {
    const [device] = await store.devices.byDevices([name]);
    return device && mayKeep(actor, device.officerId) ? device : problem('not-found', `There is no device ${name}.`);
  }

  return {
    async listDevices({ actor }) {
      const devices = await store.devices.all();
      const toItem = ({ device, officerId, simulated, enrolledMs, revokedMs }: DeviceRow) => {
        const last = ingest.lastOf(device);
        return {
          device,
          officer: officerId,
          town: officers.get(officerId)?.town ?? null,
          simulated,
          protocol: last?.protocol ?? null,
          lastSeenMs: last?.fixTimeMs ?? null,
          enrolledMs,
          revokedMs,
        };
      };
      return answer({ items: devices.filter(({ officerId }) => mayKeep(actor, officerId)).map(toItem) });
    },

    /** An officer of another town is to somebody of one town as one that does not exist, and so is a device of theirs. */
    async enrolDevices({ actor, body: { devices }, who }) {
      const stranger = devices.findIndex(({ officer }) => !mayEnrol(actor, officer));
      if (stranger >= 0) return wrongField(`devices.${stranger}.officer`, 'is not in the roster');
      const names = devices.map(({ device }) => device);
      const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
      if (twice >= 0) return wrongField(`devices.${twice}.device`, 'is named twice');
      const known = await store.devices.byDevices(names);
      const taken = known.find(({ officerId }) => !mayKeep(actor, officerId));
      if (taken) return wrongField(`devices.${names.indexOf(taken.device)}.device`, 'cannot be enrolled');
      const tokens = await store.devices.enrol(
        devices.map(({ device, officer, simulated }) => ({ device, officerId: officer, simulated })),
        clock.nowMs(),
      );
      devicesChanged();
      for (const device of known) access.events.revoked({ kind: 'device', id: device.device });
      const real = devices.filter(({ simulated }) => !simulated);
      const detail = {
        devices: devices.length,
        simulated: devices.length - real.length,
        bound: real.map(({ device, officer }) => ({ device, officer })),
      };
      await audit.record(entry(who, 'device:enrolled', { detail }));
      const items = devices.map(({ device, officer }, i) => ({ device, officer, token: tokens[i]! }));
      return answer({ items });
    },

    async rotateDevice({ actor, params: { device: name }, who }) {
      const found = await find(actor, name);
      if ('kind' in found) return found;
      if (found.revoked) return problem('device-revoked', 'The device is revoked: enrol it again.');
      const { device, officerId, simulated } = found;
      const [token] = await store.devices.enrol([{ device, officerId, simulated }], clock.nowMs());
      devicesChanged();
      access.events.revoked({ kind: 'device', id: device });
      await audit.record(
        entry(who, 'device:rotated', { subject: device, town: officers.get(officerId)?.town ?? null }),
      );
      return answer({ device, officer: officerId, token: token! });
    },

    async revokeDevice({ actor, params: { device: name }, who }) {
      const found = await find(actor, name);
      if ('kind' in found) return found;
      const { device, officerId } = found;
      if (await store.devices.revoke(device, clock.nowMs())) {
        devicesChanged();
        access.events.revoked({ kind: 'device', id: device });
        const town = officers.get(officerId)?.town ?? null;
        await audit.record(entry(who, 'device:revoked', { subject: device, town, detail: { officer: officerId } }));
      }
      return answer(undefined);
    },
  };
}
