import { blockPages } from '../fixed-addresses.ts';
import { answerAndClose, resetBoth } from './forge.ts';
import type { InFlow, MakeInspector, Tools } from './inspector.ts';
import { matcher, occasions } from './names.ts';
import type { HttpHostRule } from './rule.ts';

export const makeHttpHost: MakeInspector<HttpHostRule> = (rule, tools) => {
  const matches = matcher(rule);
  const acts = occasions(rule, tools.random);
  return {
    request(passing, host) {
      if (!matches(host) || !acts(host)) return 'pass';
      tools.acted();
      stop(passing, tools, rule.answer);
      return 'drop';
    },
  };
};

function stop(passing: InFlow, tools: Tools, answer: HttpHostRule['answer']): void {
  switch (answer) {
    case 'reset':
      resetBoth(passing, tools);
      break;
    case 'drop':
      passing.flow.state = 'dead';
      break;
    default:
      answerAndClose(passing, tools, pages[answer]);
  }
}

const pages = {
  close: Buffer.alloc(0),
  page: page('200 OK'),
  redirect: page('302 Found', `location: http://${blockPages.public}/\r\n`),
  legal: page('451 Unavailable For Legal Reasons'),
} as const;

function page(status: string, headers = ''): Buffer {
  const body = '<!doctype html><title>Access denied</title><p>Access to this site is restricted by law.';
  const head = `HTTP/1.1 ${status}\r\ncontent-type: text/html\r\ncontent-length: ${body.length}\r\nconnection: close\r\n`;
  return Buffer.from(`${head}${headers}\r\n${body}`);
}
