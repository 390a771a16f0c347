import { callRules } from '../../../src/judge/calls.ts';
import { causeOf } from '../../../src/judge/cause.ts';
import { told } from '../../../src/judge/doubt.ts';
import { confidenceIn, mannerOf } from '../../../src/judge/endpoint.ts';
import { endpointRules } from '../../../src/judge/endpoint-rules.ts';
import { networkRules } from '../../../src/judge/network-rules.ts';
import { saidOfBroken } from '../../../src/judge/transfer.ts';
import { transferRules } from '../../../src/judge/transfer-rules.ts';
import type { CauseFacts } from '../../../src/measure/endpoints/cause-facts.ts';
import type { EndpointFacts } from '../../../src/measure/endpoints/endpoint-facts.ts';
import type { CallFacts } from '../../../src/measure/endpoints/relays.ts';
import type { NetworkFacts } from '../../../src/measure/network-facts.ts';
import { type BrokenFacts, heldBack, type TransferFacts } from '../../../src/measure/transfers/transfer-facts.ts';
import type { When } from '../../../src/model/when.ts';
import { type Choices, combinations } from './combinations.ts';
import type { Said } from './what-holds.ts';

/** What is seen if everything works, and what is lost if an instrument is missing. */
export interface Family<Facts extends object> {
  readonly healthy: Choices<Facts>;
  readonly without: Readonly<Record<string, (seen: Facts) => Facts>>;
  readonly judge: (seen: Facts) => readonly Said[];
}

/** What the lines of a world can show if no instrument is missing. */
export function fullCases<Facts extends object>({ healthy }: Family<Facts>, shown: readonly When<Facts>[]): Facts[] {
  return shown.flatMap((one) => combinations<Facts>({ ...healthy, ...one } as Choices<Facts>));
}

/** The same with each set of instruments missing. */
export function factCases<Facts extends object>(family: Family<Facts>, shown: readonly When<Facts>[]): Facts[] {
  const masks = Object.values(family.without).reduce<readonly (readonly ((seen: Facts) => Facts)[])[]>(
    (sets, lose) => sets.concat(sets.map((set) => [...set, lose])),
    [[]],
  );
  return fullCases(family, shown).flatMap((facts) =>
    masks.map((mask) => mask.reduce((left, lose) => lose(left), facts)),
  );
}

export function judgeCause(seen: CauseFacts): Said {
  const { rule, ...said } = causeOf(seen, false);
  return { ...said, rules: [rule] };
}

const isOpen = ({ channel }: EndpointFacts) => channel === 'no-channel' || channel === 'opened';

/** What a single try shows of a channel that opens. */
function momentOfOne({ moment }: EndpointFacts): EndpointFacts['moment'] {
  if (moment === 'silent') return 'few-silences';
  return moment === 'stayed' || moment === 'another' ? moment : 'cut-once';
}

export const endpointFamily: Family<EndpointFacts> = {
  healthy: {
    tries: 'all-count',
    channel: 'no-channel',
    moment: 'stayed',
    page: 'not-asked',
    law: false,
    inPlace: 'nobody',
    ledAstray: false,
    answers: 'several',
    best: 'full',
    failures: 'none',
    failedBy: 'nothing',
    otherPathAnswers: false,
    errors: 'none',
    opaque: 'none',
  },
  without: {
    'second try': (seen) => ({
      ...seen,
      channel: isOpen(seen) || seen.channel === 'not-tried' ? seen.channel : 'failed-once',
      moment: momentOfOne(seen),
      inPlace: seen.inPlace === 'page' ? 'page-once' : seen.inPlace,
      answers: seen.answers === 'several' ? 'one' : seen.answers,
      errors: seen.errors === 'several' ? 'one' : seen.errors,
    }),
    'tries that count': (seen) => (isOpen(seen) || seen.channel === 'not-tried' ? seen : { ...seen, channel: 'lost' }),
    page: (seen) =>
      isOpen(seen)
        ? seen
        : { ...seen, page: 'no-answer', answers: 'none', best: 'none', failures: 'several', failedBy: 'else' },
    // Chromium does not show by whose authority a certificate is.
    authority: (seen) => ({
      ...seen,
      ...(seen.inPlace === 'page-intercepted' ? another : {}),
      ...(seen.page === 'intercepted-error' ? { page: 'error' } : {}),
      ...(seen.errors === 'intercepted' ? { errors: 'several' } : {}),
    }),
    'pages of other services': (seen) => ({ ...seen, ...(seen.inPlace === 'page-shared' ? another : {}) }),
    addresses: (seen) => ({ ...seen, ledAstray: false }),
  },
  judge(seen) {
    const rule = endpointRules.first(seen);
    const { id, then } = rule;
    // The host shows which cause a failure has.
    if (then === 'cause') return [];
    const { manner: _how, ...said } = then;
    const manner = mannerOf(then, seen);
    return [
      {
        ...said,
        ...(manner ? { manner } : {}),
        confidence: confidenceIn(then, seen),
        ...told({ ...rule, then }),
        rules: [id],
      },
    ];
  },
};

/** How a page in place of the service's looks by itself. */
const another: Partial<EndpointFacts> = { inPlace: 'nobody', ledAstray: false, answers: 'one', best: 'another' };

const notLookedAt = {
  closer: 'not-made',
  controls: 'not-asked',
  controlsSlow: 'no',
  tries: 'none',
  fine: 'none',
  passes: false,
  slower: true,
} as const;

const withoutSecondTry = (seen: TransferFacts): TransferFacts => ({
  ...seen,
  tries: seen.tries === 'several' ? 'one' : seen.tries,
});

export const transferFamily: Family<TransferFacts> = {
  healthy: {
    smallFails: false,
    firstSample: 'fine',
    stopped: false,
    beside: true,
    line: 'wide',
    speed: ['unknown', 'usual', 'lossy'],
    isOnOld: [false, true],
    ...notLookedAt,
  },
  without: {
    'closer look': (seen) => ({ ...seen, ...notLookedAt }),
    'controls beside it': (seen) => ({ ...seen, controls: 'not-asked' }),
    'controls at first': (seen) => ({ ...seen, beside: false }),
    'controls after it': (seen) => ({ ...seen, controls: seen.controls === 'pass' ? 'not-around' : seen.controls }),
    'usual speed': (seen) => ({ ...seen, speed: 'unknown' }),
    'small transfers': (seen) => ({ ...seen, smallFails: false }),
    'second try': withoutSecondTry,
  },
  judge(seen) {
    const { id, then, because } = transferRules.first(seen);
    return typeof then === 'string' ? [] : [{ ...then, rules: [id], because }];
  },
};

export const brokenFamily: Family<BrokenFacts> = {
  healthy: { of: ['file', 'upload'], came: 'much', cut: false, pace: 'quick' },
  without: { 'times of stages': (seen) => ({ ...seen, pace: 'quick' }) },
  judge(seen) {
    const { rule, ...said } = saidOfBroken(seen);
    return [{ ...said, rules: [rule] }];
  },
};

export const abroadFamily: Family<TransferFacts> = {
  healthy: { ...heldBack, tries: 'several', fine: 'all', passes: true },
  without: { 'second try': withoutSecondTry },
  judge: transferFamily.judge,
};

export const callFamily: Family<CallFacts> = {
  healthy: {
    proxied: false,
    relays: 'answer',
    controls: 'answer',
    confirmed: true,
    inUse: true,
    enough: true,
    around: 'answered',
  },
  without: {
    'control relays': (seen) => ({ ...seen, controls: 'not-asked', around: 'changed' }),
    'control relays afterwards': (seen) => ({ ...seen, around: seen.around === 'changed' ? 'changed' : 'not-asked' }),
    'second try': (seen) => ({ ...seen, enough: false, around: 'changed' }),
    'tries beside control relays': (seen) => ({ ...seen, around: 'changed' }),
    'a relay that is confirmed': (seen) => ({ ...seen, confirmed: false, inUse: false }),
    'a relay that was seen to work': (seen) => ({ ...seen, inUse: false }),
    'direct way': (seen) => ({ ...seen, proxied: true }),
  },
  judge(seen) {
    const rule = callRules.first(seen);
    return [
      { ...rule.then, ...(rule.then.state === 'blocked' ? { cause: 'udp' } : {}), ...told(rule), rules: [rule.id] },
    ];
  },
};

export const networkFamily: Family<NetworkFacts> = {
  healthy: {
    saysOffline: false,
    interrupted: false,
    answers: 'something',
    failing: 'else',
    outOfDate: false,
    untrusted: false,
    plain: 'answers',
    mostFail: false,
    operatorsFail: false,
    reach: 'abroad',
    flaps: false,
    losesLarge: false,
    loses: false,
    proxy: false,
    fromAbroad: 'passes',
    controlsSilent: false,
    slow: false,
  },
  without: {
    // Controls need no permission, so their errors have names.
    'plain http': (seen) => ({ ...seen, plain: 'nothing', mostFail: false }),
    'sites of countries': (seen) => ({
      ...seen,
      reach: 'abroad',
      answers: seen.reach !== 'abroad' && seen.controlsSilent ? 'nothing' : seen.answers,
    }),
    'large objects': (seen) => ({ ...seen, fromAbroad: 'passes' }),
    'sign of a proxy': (seen) => ({ ...seen, proxy: false }),
  },
  judge(seen) {
    const { id, then, because } = networkRules.first(seen);
    return [{ state: then.state, rules: [id], because }];
  },
};
