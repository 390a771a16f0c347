import type { MakeInspector } from './inspector.ts';
import { matcher } from './names.ts';
import type { ConnectionCountRule } from './rule.ts';

export const makeConnectionCount: MakeInspector<ConnectionCountRule> = (rule, tools) => {
  const matches = matcher(rule);
  const punishedUntil = new Map<string, number>();
  return {
    clientHello({ flow }, name) {
      if (!matches(name)) return 'pass';
      const now = performance.now();
      const open = [...tools.flows()].filter((other) => other.state === 'open' && other.name === name).length;
      const punished = (punishedUntil.get(name) ?? 0) > now;
      if (!punished && open <= rule.limit) return 'pass';
      punishedUntil.set(name, now + rule.cooldownMs);
      tools.acted();
      flow.state = 'dead';
      return 'drop';
    },
  };
};
