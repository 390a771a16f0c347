import { describe, expect, it } from 'vitest';
import { certaintyRules, failsForLong, withCertainty } from '../../src/judge/certainty.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import type { FunctionVerdict, ServiceVerdict } from '../../src/model/verdict.ts';
import { discord, telegram, viber } from './sample-services.ts';
import { tryAt } from './sample-tries.ts';

const now = Date.UTC(2026, 10, 25, 12);
const minuteMs = 60_000;

const blocked: FunctionVerdict = {
  function: 'web',
  state: 'blocked',
  cause: 'tls',
  manner: 'reset',
  confidence: 'likely',
  because: ['may-be-down'],
};
const alike: FunctionVerdict = { ...blocked, function: 'messages' };

/** A check this many minutes ago, which found the page in this state. */
const check = (state: 'blocked' | 'works', minutesAgo: number): ServiceVerdict => ({
  service: discord.id,
  state,
  functions: [{ function: 'web', state, because: [] }],
  because: [],
  at: now - minutesAgo * minuteMs,
  ruleset: 1,
});

/** Hosts of three companies, all cut off in their handshakes. */
const cutHosts = ([discord, telegram, viber] as const).map((service) =>
  tryAt(service, service.endpoints[0]?.id ?? '', { outcome: { kind: 'failed', failure: 'connection_reset' } }),
);

interface Example {
  readonly verdict?: Parameters<typeof withCertainty>[0];
  /** The other functions of the service. */
  readonly others?: readonly FunctionVerdict[];
  readonly blockedMinutesAgo?: readonly number[];
  readonly workedElsewhereMinutesAgo?: number;
  readonly severalCompanies?: boolean;
}

const examples = {
  'lasts-by-its-answer': { verdict: { ...blocked, cause: 'http', manner: 'legal-451' } },
  'lasts-on-this-network-alone': { workedElsewhereMinutesAgo: 20 },
  'lasts-by-an-instrument': { verdict: { ...blocked, marks: { shownBy: 'shown-by-false-address' } } },
  lasts: {},
} as const satisfies Record<string, Example>;

const unchanged = {
  'doubt-that-lasts': { verdict: { ...blocked, marks: { lastingDoubt: true } } },
} as const satisfies Record<string, Example>;

function knownOf({ blockedMinutesAgo = [12, 25], severalCompanies = false, workedElsewhereMinutesAgo }: Example) {
  return {
    service: discord,
    check: checkOf(severalCompanies ? cutHosts : []),
    earlier: blockedMinutesAgo.map((minutes) => check('blocked', minutes)),
    elsewhere: workedElsewhereMinutesAgo === undefined ? [] : [check('works', workedElsewhereMinutesAgo)],
    now,
  };
}

function judged(example: Example) {
  const { verdict = blocked, others = [alike] } = example;
  return withCertainty(verdict, knownOf(example), [verdict, ...others]);
}

describe('the certainty of a failure', () => {
  it.each(Object.entries(examples))('becomes certain by %s', (id, example) => {
    expect(judged(example)).toMatchObject({ confidence: 'confident', by: [id] });
  });

  it.each(Object.entries<Example>(unchanged))('does not change by %s', (id, example) => {
    expect(judged(example)).toEqual({ ...(example.verdict ?? blocked), by: [id] });
  });

  it('becomes certain if services of several companies are cut off at the same time', () => {
    const by = ['lasts-by-an-instrument'];
    const { because } = judged({ severalCompanies: true });
    expect(judged({ severalCompanies: true })).toMatchObject({ confidence: 'confident', by });
    expect(because).toContain('shown-by-several-companies');
  });

  it('does not change if only one function is cut', () => {
    expect(judged({ others: [] })).toEqual({ ...blocked, by: ['doubt-that-lasts'] });
  });

  it('has a test for each rule', () => {
    const ids = certaintyRules.groups.flatMap(({ rules }) => rules.map(({ id }) => id));
    expect([...Object.keys(unchanged), ...Object.keys(examples)]).toEqual(ids);
  });

  it('needs a failure on which two tries agreed, and that has lasted for twenty minutes', () => {
    const asked = (verdict: FunctionVerdict, blockedMinutesAgo?: readonly number[]) =>
      failsForLong(verdict, knownOf(blockedMinutesAgo ? { blockedMinutesAgo } : {}));
    expect(asked(blocked)).toBe(true);
    expect(asked(blocked, [19])).toBe(false);
    expect(asked(blocked, [21])).toBe(true);
    expect(asked({ ...blocked, confidence: 'unsure' })).toBe(false);
    expect(asked({ ...blocked, state: 'works' })).toBe(false);
  });

  it('is not raised if more than four hours lie between two checks', () => {
    const lasts = (hours: number) => failsForLong(blocked, knownOf({ blockedMinutesAgo: [10, 10 + hours * 60] }));
    expect([3.5, 4.5].map(lasts)).toEqual([true, false]);
  });

  it('loses its doubt about an outage if the service worked elsewhere meanwhile', () => {
    const silent = { ...blocked, marks: { lastingDoubt: true } } as const;
    const verdict = judged({ verdict: silent, workedElsewhereMinutesAgo: 20 });
    expect(verdict.because).toEqual(['repeated-over-20-minutes', 'shown-by-another-network']);
  });

  it('learns nothing from another network on which the service worked before it failed here', () => {
    expect(judged({ workedElsewhereMinutesAgo: 30 }).because).toContain('maker-not-shown');
  });
});
