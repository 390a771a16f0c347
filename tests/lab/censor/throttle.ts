import type { Direction } from '../router/flow-table.ts';
import { type Link, type LinkOptions, makeLink } from '../router/link.ts';
import type { InFlow, MakeInspector, Tools } from './inspector.ts';
import { lookingAt, matcher, sparing } from './names.ts';
import type { ThrottleRule } from './rule.ts';

export const makeThrottle: MakeInspector<ThrottleRule> = (rule, tools) => {
  const matches = matcher(rule);
  const isSpared = sparing(rule);
  const isLookedAt = lookingAt(rule);
  const linkOf = makeSlowLinks(rule, tools, rule.each ?? 'rule');
  return {
    slowLink(passing) {
      if (!isLookedAt(passing.flow) || !matches(passing.flow.host) || isSpared(passing.flow)) return undefined;
      if ((rule.direction ?? passing.direction) !== passing.direction) return undefined;
      tools.acted();
      return linkOf(passing);
    },
  };
};

/** One slow link in each direction, for all flows together or for each of them. */
export function makeSlowLinks(
  options: LinkOptions,
  tools: Tools,
  each: 'rule' | 'connection',
): (passing: InFlow) => Link {
  const make = (): Record<Direction, Link> => ({
    up: makeLink(options, tools.random, tools.onward.up),
    down: makeLink(options, tools.random, tools.onward.down),
  });
  const shared = make();
  const own = new WeakMap<object, Record<Direction, Link>>();
  return ({ flow, direction }) => {
    if (each === 'rule') return shared[direction];
    const links = own.get(flow) ?? make();
    own.set(flow, links);
    return links[direction];
  };
}
