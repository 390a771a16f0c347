import type { MakeInspector } from './inspector.ts';
import { matcher } from './names.ts';
import type { ResidualRule } from './rule.ts';

export const makeResidual: MakeInspector<ResidualRule> = (rule, tools) => {
  const matches = matcher(rule);
  const silentUntil = new Map<string, number>();
  return {
    packet({ flow }) {
      if (flow === undefined || (silentUntil.get(flow.server) ?? 0) < performance.now()) return 'pass';
      tools.acted();
      return 'drop';
    },
    noticed({ flow }, name) {
      if (matches(name)) silentUntil.set(flow.server, performance.now() + rule.penaltyMs);
    },
  };
};
