import { allowedRules } from '../../../src/judge/as-network-allows.ts';
import { callRules } from '../../../src/judge/calls.ts';
import { causeRules } from '../../../src/judge/cause-rules.ts';
import { certaintyRules } from '../../../src/judge/certainty.ts';
import { endpointRules } from '../../../src/judge/endpoint-rules.ts';
import { functionNever, functionRules } from '../../../src/judge/function-rules.ts';
import { failureNever, failureRules } from '../../../src/judge/left-out.ts';
import { networkRules } from '../../../src/judge/network-rules.ts';
import { evidenceRules } from '../../../src/judge/no-evidence.ts';
import { serviceNever, serviceRules } from '../../../src/judge/service-rules.ts';
import { brokenRules, transferRules } from '../../../src/judge/transfer-rules.ts';
import { addressNever, addressRules } from '../../../src/measure/endpoints/address-rules.ts';
import { causeNever } from '../../../src/measure/endpoints/cause-facts.ts';
import { endpointNever } from '../../../src/measure/endpoints/endpoint-facts.ts';
import { amongNever, amongRules } from '../../../src/measure/endpoints/interpret-among.ts';
import { pageNever, pageRules } from '../../../src/measure/endpoints/page-rules.ts';
import { callNever } from '../../../src/measure/endpoints/relays.ts';
import { kindRules } from '../../../src/measure/endpoints/unknown-pages.ts';
import { networkNever } from '../../../src/measure/network-facts.ts';
import { brokenNever, transferNever } from '../../../src/measure/transfers/transfer-facts.ts';
import type { RuleList } from '../../../src/model/rule.ts';
import type { When } from '../../../src/model/when.ts';
import { stageRules } from '../../../src/schedule/stages.ts';
import { addressWords, amongWords, kindWords, pageWords } from './page-words.ts';
import type { AnyFacts, AnyWhen, AnyWords } from './solve.ts';
import {
  allowedWords,
  brokenWords,
  callWords,
  causeWords,
  certaintyWords,
  endpointWords,
  failureFactWords,
  functionWords,
  networkWords,
  serviceWords,
  stageWords,
  transferWords,
  tryWords,
  type Words,
} from './words.ts';

/** A list of rules, with all words of its facts, and the combinations that cannot occur. */
export interface ListOfRules {
  readonly name: string;
  readonly list: RuleList<AnyFacts, unknown, string>;
  readonly words: AnyWords;
  readonly never: readonly AnyWhen[];
}

function asAny<Facts extends object>(
  name: string,
  list: RuleList<Facts, unknown, string>,
  words: Words<Facts>,
  never: readonly When<Facts>[],
): ListOfRules {
  return { name, list, words, never } as unknown as ListOfRules;
}

/** All lists of rules that make verdicts. */
export const ruleLists: readonly ListOfRules[] = [
  asAny('network', networkRules, networkWords, networkNever),
  asAny('evidence', evidenceRules, tryWords, []),
  asAny('kind', kindRules, kindWords, []),
  asAny('page', pageRules, pageWords, pageNever),
  asAny('address', addressRules, addressWords, addressNever),
  asAny('among', amongRules, amongWords, amongNever),
  asAny('endpoint', endpointRules, endpointWords, endpointNever()),
  asAny('cause', causeRules, causeWords, causeNever()),
  asAny('failure', failureRules, failureFactWords, failureNever()),
  asAny('function', functionRules, functionWords, functionNever),
  asAny('service', serviceRules, serviceWords, serviceNever),
  asAny('allowed', allowedRules, allowedWords, []),
  asAny('certainty', certaintyRules, certaintyWords, []),
  asAny('call', callRules, callWords, callNever),
  asAny('transfer', transferRules, transferWords, transferNever),
  asAny('broken', brokenRules, brokenWords, brokenNever),
];

/** The list that decides what a check asks next. No verdict uses it. */
export const stageList = asAny('stage', stageRules, stageWords, []);
