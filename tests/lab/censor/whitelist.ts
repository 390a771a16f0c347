import { udp } from '../wire/packet.ts';
import { refuse, resetBoth } from './forge.ts';
import type { InFlow, MakeInspector } from './inspector.ts';
import { matcher } from './names.ts';
import type { WhitelistRule } from './rule.ts';
import { makeSlowLinks } from './throttle.ts';

export const makeWhitelist: MakeInspector<WhitelistRule> = (rule, tools) => {
  const allows = matcher(rule);
  const linkOf = makeSlowLinks({ bitsPerSecond: rule.bitsPerSecond ?? 14_000, manner: 'police' }, tools, 'rule');
  const slows = rule.answer === 'throttle';

  const stop = (passing: InFlow, name: string) => {
    if (slows || allows(name)) return 'pass';
    tools.acted();
    if (rule.answer === 'reset') resetBoth(passing, tools);
    else passing.flow.state = 'dead';
    return 'drop';
  };
  return {
    packet({ flow, packet }) {
      if (slows || packet.protocol !== udp || flow === undefined || flow.serverPort === 53 || allows(flow.host))
        return 'pass';
      tools.acted();
      return 'drop';
    },
    connecting(passing) {
      if (slows || rule.by === 'name' || allows(passing.flow.host)) return 'pass';
      // Resolvers are the provider's own.
      if (passing.flow.serverPort === 53) return 'pass';
      tools.acted();
      if (rule.answer === 'reset') refuse(passing, tools);
      return 'drop';
    },
    clientHello: stop,
    request: stop,
    slowLink(passing) {
      const { flow } = passing;
      if (!slows || flow.serverPort === 53 || allows(flow.name || flow.host)) return undefined;
      tools.acted();
      return linkOf(passing);
    },
  };
};
