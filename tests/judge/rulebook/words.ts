import type { AllowedSeen } from '../../../src/judge/as-network-allows.ts';
import type { CertaintyFacts } from '../../../src/judge/certainty.ts';
import type { FunctionFacts } from '../../../src/judge/function-rules.ts';
import type { FailureFacts } from '../../../src/judge/left-out.ts';
import type { ServiceFacts } from '../../../src/judge/service-rules.ts';
import type { CauseFacts } from '../../../src/measure/endpoints/cause-facts.ts';
import type { EndpointFacts } from '../../../src/measure/endpoints/endpoint-facts.ts';
import type { CallFacts } from '../../../src/measure/endpoints/relays.ts';
import type { TryFacts } from '../../../src/measure/endpoints/try-facts.ts';
import type { NetworkFacts } from '../../../src/measure/network-facts.ts';
import type { BrokenFacts, TransferFacts } from '../../../src/measure/transfers/transfer-facts.ts';
import { failureWords } from '../../../src/model/failures.ts';
import type { StageFacts } from '../../../src/schedule/stages.ts';

/** All words of each fact. */
export type Words<Facts> = { readonly [Fact in keyof Facts]-?: readonly Facts[Fact][] };

/** All words of a union: the compiler notices a missing one. */
export function all<Word extends string>(words: Readonly<Record<Word, 0>>): readonly Word[] {
  return Object.keys(words) as Word[];
}

export const flag = [false, true] as const;
const many = all<'none' | 'one' | 'several'>({ none: 0, one: 0, several: 0 });

export const tryWords: Words<TryFacts> = {
  foundHere: flag,
  noRoute: flag,
  likeControls: flag,
  hasty: flag,
  withOthers: flag,
};

export const endpointWords: Words<EndpointFacts> = {
  tries: all<EndpointFacts['tries']>({ 'none-made': 0, 'one-lost': 0, 'all-lost': 0, 'some-lost': 0, 'all-count': 0 }),
  channel: all<EndpointFacts['channel']>({
    'no-channel': 0,
    opened: 0,
    'not-tried': 0,
    'failed-once': 0,
    lost: 0,
    'few-silences': 0,
    late: 0,
    hangs: 0,
    'hangs-at-times': 0,
    refused: 0,
  }),
  moment: all<EndpointFacts['moment']>({
    stayed: 0,
    'cut-once': 0,
    'cut-at-times': 0,
    cut: 0,
    'few-silences': 0,
    silent: 0,
    another: 0,
  }),
  page: all<EndpointFacts['page']>({
    'not-asked': 0,
    'no-answer': 0,
    error: 0,
    'intercepted-error': 0,
    elsewhere: 0,
    'turns-away': 0,
    barred: 0,
    'fails-too': 0,
    late: 0,
    fine: 0,
  }),
  law: flag,
  inPlace: all<EndpointFacts['inPlace']>({
    nobody: 0,
    certificate: 0,
    'page-once': 0,
    page: 0,
    'page-intercepted': 0,
    'page-shared': 0,
    'page-gateway': 0,
    'page-only': 0,
    'page-refusal': 0,
  }),
  ledAstray: flag,
  answers: many,
  best: all<EndpointFacts['best']>({ none: 0, full: 0, 'in-part': 0, another: 0, barred: 0 }),
  failures: all<EndpointFacts['failures']>({ none: 0, 'channel-once': 0, one: 0, 'few-silences': 0, several: 0 }),
  failedBy: all<EndpointFacts['failedBy']>({ nothing: 0, silence: 0, else: 0 }),
  otherPathAnswers: flag,
  errors: all<EndpointFacts['errors']>({ none: 0, intercepted: 0, one: 0, several: 0 }),
  opaque: all<EndpointFacts['opaque']>({ none: 0, untestable: 0, else: 0 }),
};

export const causeWords: Words<CauseFacts> = {
  failure: failureWords,
  shows: all<CauseFacts['shows']>({
    'nothing-sent': 0,
    silence: 0,
    refusal: 0,
    cut: 0,
    alert: 0,
    'wrong-certificate': 0,
    'odd-answer': 0,
    unnamed: 0,
  }),
  silentAt: all<CauseFacts['silentAt']>({ handshake: 0, connecting: 0, unknown: 0 }),
  resolver: all<CauseFacts['resolver']>({ fine: 0, denies: 0, silent: 0, late: 0, lies: 0 }),
  line: all<CauseFacts['line']>({ loses: 0, holds: 0 }),
  elsewhere: all<CauseFacts['elsewhere']>({ exists: 0, gone: 0, 'gone-by-one': 0, silent: 0, 'not-asked': 0 }),
  handshake: all<CauseFacts['handshake']>({ done: 0, silent: 0, failed: 0, 'not-asked': 0 }),
  ownAddress: all<CauseFacts['ownAddress']>({ same: 0, near: 0, other: 0, outside: 0, 'not-compared': 0 }),
  given: all<CauseFacts['given']>({ 'dead-alone': 0, dead: 0, else: 0 }),
  ownHost: all<CauseFacts['ownHost']>({ answers: 0, silent: 0, refuses: 0, something: 0, nearby: 0, 'not-asked': 0 }),
  port80: all<CauseFacts['port80']>({ answers: 0, else: 0 }),
  address: all<CauseFacts['address']>({ answers: 0, silent: 0, refuses: 0, something: 0, nearby: 0, 'not-asked': 0 }),
};

export const functionWords: Words<FunctionFacts> = {
  confirmed: flag,
  blocked: all<FunctionFacts['blocked']>({ none: 0, some: 0, all: 0 }),
  blockedBy: all<FunctionFacts['blockedBy']>({ nothing: 0, equals: 0, else: 0 }),
  working: all<FunctionFacts['working']>({ none: 0, some: 0, half: 0 }),
  down: all<FunctionFacts['down']>({ none: 0, some: 0, all: 0 }),
  leftOut: flag,
  channels: all<FunctionFacts['channels']>({ none: 0, open: 0, shut: 0 }),
  loneInDoubt: flag,
  cuts: all<FunctionFacts['cuts']>({ none: 0, few: 0, many: 0 }),
  flawed: flag,
  untried: flag,
};

export const serviceWords: Words<ServiceFacts> = {
  tested: all<ServiceFacts['tested']>({ nothing: 0, opaque: 0, something: 0 }),
  onlySite: flag,
  core: all<ServiceFacts['core']>({ blocked: 0, down: 0, works: 0, 'works-or-unsure': 0, else: 0 }),
  pageAlone: flag,
  fails: flag,
  answers: flag,
  slow: flag,
  inDoubt: flag,
  siteIll: flag,
};

export const networkWords: Words<NetworkFacts> = {
  saysOffline: flag,
  interrupted: flag,
  answers: all<NetworkFacts['answers']>({ 'not-asked': 0, nothing: 0, something: 0 }),
  failing: all<NetworkFacts['failing']>({
    link: 0,
    browser: 0,
    'proxy-not-reached': 0,
    'proxy-refuses': 0,
    else: 0,
  }),
  outOfDate: flag,
  untrusted: flag,
  plain: all<NetworkFacts['plain']>({ answers: 0, altered: 0, nothing: 0 }),
  mostFail: flag,
  operatorsFail: flag,
  reach: all<NetworkFacts['reach']>({ 'one-country': 0, 'perhaps-one': 0, abroad: 0 }),
  flaps: flag,
  losesLarge: flag,
  loses: flag,
  proxy: flag,
  fromAbroad: all<NetworkFacts['fromAbroad']>({ frozen: 0, slowed: 0, passes: 0 }),
  controlsSilent: flag,
  slow: flag,
};

export const allowedWords: Words<AllowedSeen> = {
  works: flag,
  believed: flag,
  controlsSilent: flag,
};

export const failureFactWords: Words<FailureFacts> = {
  madeBy: all<FailureFacts['madeBy']>({ path: 0, 'server-or-path': 0, server: 0 }),
  came: all<FailureFacts['came']>({
    'an-error': 0,
    'another-answer': 0,
    'another-path': 0,
    'a-dead-end': 0,
    'a-refused-channel': 0,
    'nothing-known': 0,
  }),
  worked: flag,
  errsAtSeveral: flag,
  hosts: all<FailureFacts['hosts']>({ alone: 0, together: 0 }),
  inUse: flag,
  noChannels: flag,
};

export const certaintyWords: Words<CertaintyFacts> = {
  doubt: flag,
  workedElsewhere: flag,
  shownBy: all<CertaintyFacts['shownBy']>({ nothing: 0, answer: 0, instrument: 0 }),
};

export const callWords: Words<CallFacts> = {
  proxied: flag,
  relays: all<CallFacts['relays']>({ 'not-asked': 0, answer: 0, fail: 0, skipped: 0, stopped: 0 }),
  controls: all<CallFacts['controls']>({ 'not-asked': 0, silent: 0, answer: 0 }),
  confirmed: flag,
  inUse: flag,
  enough: flag,
  around: all<CallFacts['around']>({ answered: 0, changed: 0, 'not-asked': 0 }),
};

export const transferWords: Words<TransferFacts> = {
  smallFails: flag,
  firstSample: all<TransferFacts['firstSample']>({
    nothing: 0,
    fine: 0,
    late: 0,
    fallen: 0,
    slow: 0,
    broken: 0,
    'not-made': 0,
  }),
  stopped: flag,
  beside: flag,
  line: all<TransferFacts['line']>({ crawling: 0, narrow: 0, moderate: 0, wide: 0, unknown: 0 }),
  closer: all<TransferFacts['closer']>({ 'not-made': 0, made: 0 }),
  controls: all<TransferFacts['controls']>({ 'not-asked': 0, 'none-passes': 0, 'not-around': 0, pass: 0 }),
  controlsSlow: all<TransferFacts['controlsSlow']>({ no: 0, downloads: 0, these: 0 }),
  tries: many,
  isOnOld: flag,
  fine: all<TransferFacts['fine']>({ none: 0, some: 0, all: 0 }),
  passes: flag,
  speed: all<TransferFacts['speed']>({ unknown: 0, usual: 0, lossy: 0, fallen: 0 }),
  slower: flag,
};

export const brokenWords: Words<BrokenFacts> = {
  of: all<BrokenFacts['of']>({ page: 0, file: 0, upload: 0 }),
  came: all<BrokenFacts['came']>({ nothing: 0, little: 0, much: 0 }),
  cut: flag,
  pace: all<BrokenFacts['pace']>({ crawls: 0, quick: 0 }),
};

export const stageWords: Words<StageFacts> = {
  interrupted: flag,
  abroad: flag,
  controls: all<StageFacts['controls']>({ first: 0, others: 0, none: 0 }),
  probes: all<StageFacts['probes']>({
    everything: 0,
    'no-relays': 0,
    domestic: 0,
    witnesses: 0,
    countries: 0,
    nothing: 0,
  }),
  saysOffline: flag,
  signIn: ['left', 'asked'],
};
