import type { MakeInspector } from './inspector.ts';
import { lookingAt, matcher, sparing } from './names.ts';
import type { FreezeRule } from './rule.ts';

export const makeFreeze: MakeInspector<FreezeRule> = (rule, tools) => {
  const matches = matcher(rule);
  const isSpared = sparing(rule);
  const isLookedAt = lookingAt({ over: 'tcp', ...rule });
  const { afterBytes = Number.POSITIVE_INFINITY, afterPackets = Number.POSITIVE_INFINITY, lossPercent = 100 } = rule;
  return {
    packet({ flow, direction }) {
      if (flow === undefined || !isLookedAt(flow) || !matches(flow.name || flow.host || flow.server)) return 'pass';
      if (isSpared(flow)) return 'pass';
      if (flow.dataBytes <= afterBytes && flow.dataPackets <= afterPackets) return 'pass';
      if (rule.direction !== 'both' && direction !== rule.direction) return 'pass';
      if (tools.random() * 100 >= lossPercent) return 'pass';
      tools.acted();
      return 'drop';
    },
  };
};
