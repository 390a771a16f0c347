import { answerAndClose, resetBoth } from './forge.ts';
import type { InFlow, MakeInspector, Tools } from './inspector.ts';
import { matcher, occasions } from './names.ts';
import type { ClientHelloRule } from './rule.ts';

export const makeClientHello: MakeInspector<ClientHelloRule> = (rule, tools) => {
  const matches = matcher(rule);
  const acts = occasions(rule, tools.random);
  return {
    clientHello(passing, name) {
      if (!matches(name) || !acts(name)) return 'pass';
      tools.acted();
      stop(passing, tools, rule);
      return 'drop';
    },
  };
};

function stop(passing: InFlow, tools: Tools, { answer, alert = 40 }: ClientHelloRule): void {
  switch (answer) {
    case 'reset':
      resetBoth(passing, tools);
      break;
    case 'close':
      answerAndClose(passing, tools, Buffer.alloc(0));
      break;
    case 'alert': {
      const fatal = 2;
      answerAndClose(passing, tools, Buffer.from([0x15, 3, 3, 0, 2, fatal, alert]));
      break;
    }
    case 'drop':
      passing.flow.state = 'dead';
      break;
    default:
      answer satisfies never;
  }
}
