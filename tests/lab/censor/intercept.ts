import { boxPortOf } from '../fixed-addresses.ts';
import type { MakeInspector } from './inspector.ts';
import { matcher } from './names.ts';
import type { InterceptRule } from './rule.ts';

export const makeIntercept: MakeInspector<InterceptRule> = (rule, tools) => {
  const matches = matcher(rule);
  return {
    connecting({ flow }) {
      if (!matches(flow.host) || flow.serverPort !== 443) return 'pass';
      tools.acted();
      tools.redirect(flow, boxPortOf(rule.certificate, rule.page));
      return 'pass';
    },
  };
};
