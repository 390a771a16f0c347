import { addressBytes } from '../wire/address.ts';
import { buildUnreachable } from '../wire/build.ts';
import { sourceOf } from '../wire/packet.ts';
import { refuse } from './forge.ts';
import type { MakeInspector } from './inspector.ts';
import { matcher } from './names.ts';
import type { ConnectRule } from './rule.ts';

/** The provider's router that sends the ICMP messages. */
export const box = { 4: addressBytes('85.21.192.1'), 6: addressBytes('2a02:2168::1') } as const;

export const makeConnect: MakeInspector<ConnectRule> = (rule, tools) => {
  const matches = matcher({ names: rule.names ?? [], except: rule.except ?? [] });
  return {
    connecting(passing) {
      const { flow, packet } = passing;
      if (!matches(flow.host) && !rule.addresses?.includes(flow.server)) return 'pass';
      if (rule.ports !== undefined && !rule.ports.includes(flow.serverPort)) return 'pass';
      tools.acted();
      if (rule.answer === 'reset') refuse(passing, tools);
      else if (rule.answer !== 'drop') {
        tools.toClient(buildUnreachable(packet, box[packet.version], sourceOf(packet), rule.answer));
      }
      return 'drop';
    },
  };
};
