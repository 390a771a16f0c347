import type { Random } from '../../../src/model/chance.ts';
import type { Flow } from '../router/flow.ts';
import { tcp, udp } from '../wire/packet.ts';
import type { Named, OverOne, Sometimes, SparingOpen } from './rule.ts';

export type Matches = (name: string | undefined) => boolean;

/** Whether a rule applies to this name. */
export function matcher({ names, except = [] }: Named): Matches {
  return (name) => name !== undefined && names.some(covers(name)) && !except.some(covers(name));
}

const covers = (name: string) => (pattern: string) =>
  pattern === '*' || pattern === name || (pattern.startsWith('*.') && name.endsWith(pattern.slice(1)));

/** Whether the censor ignores this connection, because it was open before the censor began. */
export function sparing({ sparesOpen }: SparingOpen): (flow: Flow) => boolean {
  const since = performance.now();
  return ({ startedAt }) => sparesOpen === true && startedAt < since;
}

/** Whether the censor looks at this transport. */
export function lookingAt({ over }: OverOne): (flow: Flow) => boolean {
  if (over === undefined) return () => true;
  return over === 'tcp'
    ? ({ protocol }) => protocol === tcp
    : ({ protocol, serverPort }) => protocol === udp && serverPort === 443;
}

/** Whether the censor acts this time. */
export function occasions({ every = 1, chance = 1 }: Sometimes, random: Random): (name: string) => boolean {
  const seen = new Map<string, number>();
  return (name) => {
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return count % every === 0 && (chance >= 1 || random() < chance);
  };
}
