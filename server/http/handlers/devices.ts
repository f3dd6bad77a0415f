import { authorize } from '../../../shared/access/authorize.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, wrongField } from '../reply.ts';

export function deviceHandlers({ store, world, access }: HandlerParts): HandlersOf<'enrolDevices'> {
  const officers = new Map(world.loaded.officers.map((officer) => [officer.id, officer]));
  return {
    /** An officer of another town is to somebody of one town as one that does not exist, and so is a device of theirs. */
    async enrolDevices({ actor, body: { devices } }) {
      const mayEnrol = (id: string) => {
        const officer = officers.get(id);
        return officer !== undefined && authorize(actor, 'device:enrol', { town: officer.town, people: [id] });
      };
      const stranger = devices.findIndex(({ officer }) => !mayEnrol(officer));
      if (stranger >= 0) return wrongField(`devices.${stranger}.officer`, 'is not in the roster');
      const names = devices.map(({ device }) => device);
      const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
      if (twice >= 0) return wrongField(`devices.${twice}.device`, 'is named twice');
      const taken = (await store.devices.byDevices(names)).find(({ officerId }) => !mayEnrol(officerId));
      if (taken) return wrongField(`devices.${names.indexOf(taken.device)}.device`, 'cannot be enrolled');
      const tokens = await store.devices.enrol(
        devices.map(({ device, officer, simulated }) => ({ device, officerId: officer, simulated })),
      );
      access.tokensReplaced();
      const items = devices.map(({ device, officer }, i) => ({ device, officer, token: tokens[i]! }));
      return answer({ items });
    },
  };
}
