import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, wrongField } from '../reply.ts';

export function deviceHandlers({ store, world, access }: HandlerParts): HandlersOf<'enrolDevices'> {
  const officers = new Set(world.loaded.officers.map(({ id }) => id));
  return {
    async enrolDevices({ body: { devices } }) {
      const stranger = devices.findIndex(({ officer }) => !officers.has(officer));
      if (stranger >= 0) return wrongField(`devices.${stranger}.officer`, 'is not in the roster');
      const names = devices.map(({ device }) => device);
      const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
      if (twice >= 0) return wrongField(`devices.${twice}.device`, 'is named twice');
      const tokens = await store.devices.enrol(
        devices.map(({ device, officer, simulated }) => ({ device, officerId: officer, simulated })),
      );
      access.tokensReplaced();
      const items = devices.map(({ device, officer }, i) => ({ device, officer, token: tokens[i]! }));
      return answer({ items });
    },
  };
}
