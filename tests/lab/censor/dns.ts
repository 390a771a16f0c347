import { isIP } from 'node:net';
import { nameError, noError, type Question, typeA, typeAaaa, writeAnswer } from '../../net/dns-message.ts';
import { tcp } from '../wire/packet.ts';
import { answerQuery } from './forge.ts';
import type { MakeInspector } from './inspector.ts';
import { matcher, occasions } from './names.ts';
import type { DnsRule, Late } from './rule.ts';

const serverFailure = 2;
const refused = 5;

export const makeDns: MakeInspector<DnsRule> = (rule, tools) => {
  const matches = matcher(rule);
  const acts = occasions(rule, tools.random);
  return {
    query(passing, question) {
      if (!matches(question.name) || (rule.udpOnly && passing.packet.protocol === tcp)) return 'pass';
      if (!acts(question.name)) return 'pass';
      tools.acted();
      if (typeof rule.answer === 'object' && 'afterMs' in rule.answer) {
        const bytes = Buffer.from(passing.packet.bytes);
        setTimeout(() => tools.toServer(bytes), rule.answer.afterMs);
        return 'drop';
      }
      if (rule.answer !== 'drop') answerQuery(passing, tools, lie(question, rule.answer));
      return rule.race ? 'pass' : 'drop';
    },
  };
};

function lie(question: Question, answer: Exclude<DnsRule['answer'], 'drop' | Late>): Buffer {
  switch (answer) {
    case 'nxdomain':
      return writeAnswer(question, nameError, []);
    case 'servfail':
      return writeAnswer(question, serverFailure, []);
    case 'refused':
      return writeAnswer(question, refused, []);
    case 'empty':
      return writeAnswer(question, noError, []);
    default: {
      const wanted = { [typeA]: 4, [typeAaaa]: 6 }[question.type];
      return writeAnswer(
        question,
        noError,
        answer.filter((address) => isIP(address) === wanted),
      );
    }
  }
}
