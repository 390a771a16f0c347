import { describe, expect, it } from 'vitest';
import { serviceRules } from '../../src/judge/service-rules.ts';
import { summaryOf } from '../../src/judge/service-summary.ts';
import type { Reason } from '../../src/model/reasons.ts';
import type { FunctionVerdict } from '../../src/model/verdict.ts';

const of = (
  id: FunctionVerdict['function'],
  state: FunctionVerdict['state'],
  ...because: Reason[]
): FunctionVerdict => ({
  function: id,
  state,
  because,
});
const siteOnly = of('messages', 'untestable', 'no-web-client');

/** For each rule the functions of a service of which it speaks. */
const examples: Readonly<Record<string, readonly FunctionVerdict[]>> = {
  'nothing-tested': [of('web', 'untestable', 'left-out')],
  'nothing-readable': [of('web', 'unsure', 'permission-missing')],
  'site-blocked': [of('web', 'blocked'), siteOnly],
  'site-answers': [of('web', 'works'), siteOnly],
  'site-in-doubt': [of('web', 'down'), siteOnly],
  'all-blocked': [of('web', 'blocked'), of('messages', 'blocked'), of('media', 'works')],
  'all-down': [of('web', 'down'), of('messages', 'down')],
  'some-blocked': [of('web', 'blocked'), of('messages', 'works')],
  slow: [of('web', 'works'), of('messages', 'unsure'), of('media', 'slow')],
  'works-part-unknown': [of('web', 'works'), of('messages', 'works'), of('media', 'unsure')],
  'all-work': [of('web', 'works'), of('messages', 'works')],
  'site-ill': [of('web', 'down', 'server-error-5xx'), of('messages', 'works')],
  'in-doubt': [of('web', 'works'), of('messages', 'unsure')],
};

describe('the rules of a service', () => {
  it.each(serviceRules.groups.flatMap(({ rules }) => rules))('include $id', ({ id }) => {
    expect(summaryOf(examples[id] ?? []).rules).toEqual([id]);
  });

  it('do not call a messenger blocked by its page alone, where messages could not be tested', () => {
    expect(
      summaryOf([of('web', 'blocked'), of('messages', 'untestable', 'needs-login'), of('media', 'works')]),
    ).toMatchObject({
      state: 'partial',
    });
  });
});
