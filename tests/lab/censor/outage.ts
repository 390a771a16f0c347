import type { MakeInspector } from './inspector.ts';
import type { BlackHoleRule, OutageRule } from './rule.ts';

export const makeOutage: MakeInspector<OutageRule> = (rule, tools) => ({
  packet({ flow }) {
    if (rule.what === 'resolvers' && flow?.serverPort !== 53) return 'pass';
    tools.acted();
    return 'drop';
  },
});

export const makeBlackHole: MakeInspector<BlackHoleRule> = ({ kind }, tools) => ({
  packet({ packet, flow }) {
    const isOther = packet.version !== (kind === 'ipv4-black-hole' ? 4 : 6);
    if (isOther || flow?.serverPort === 53) return 'pass';
    tools.acted();
    return 'drop';
  },
});
