import type { MakeInspector } from './inspector.ts';
import type { Ipv6Rule, OutageRule } from './rule.ts';

export const makeOutage: MakeInspector<OutageRule> = (rule, tools) => ({
  packet({ flow }) {
    if (rule.what === 'resolvers' && flow?.serverPort !== 53) return 'pass';
    tools.acted();
    return 'drop';
  },
});

export const makeIpv6BlackHole: MakeInspector<Ipv6Rule> = (_rule, tools) => ({
  packet({ packet }) {
    if (packet.version === 4) return 'pass';
    tools.acted();
    return 'drop';
  },
});
