import { describe, expect, it } from 'vitest';
import type { JudgedFunction } from '../../src/judge/case.ts';
import type { Marks } from '../../src/judge/marks.ts';
import { serviceRules } from '../../src/judge/service-rules.ts';
import { summaryOf } from '../../src/judge/service-summary.ts';

const of = (id: JudgedFunction['function'], state: JudgedFunction['state'], marks: Marks = {}): JudgedFunction => ({
  function: id,
  state,
  because: [],
  marks,
});
const siteOnly = of('messages', 'untestable');

/** For each rule, the functions of a service that it decides. */
const examples: Readonly<Record<string, readonly JudgedFunction[]>> = {
  'nothing-tested': [of('web', 'untestable')],
  'all-opaque': [of('web', 'unsure', { opaque: true })],
  'site-blocked': [of('web', 'blocked'), siteOnly],
  'site-answers': [of('web', 'works'), siteOnly],
  'site-in-doubt': [of('web', 'down'), siteOnly],
  'all-blocked': [of('web', 'blocked'), of('messages', 'blocked'), of('media', 'works')],
  'all-down': [of('web', 'down'), of('messages', 'down')],
  'some-blocked': [of('web', 'blocked'), of('messages', 'works')],
  slow: [of('web', 'works'), of('messages', 'unsure'), of('media', 'slow')],
  'works-part-unknown': [of('web', 'works'), of('messages', 'works'), of('media', 'unsure')],
  'all-work': [of('web', 'works'), of('messages', 'works')],
  'site-ill': [of('web', 'down', { ill: 'error' }), of('messages', 'works')],
  'in-doubt': [of('web', 'works'), of('messages', 'unsure')],
};

describe('the rules of a service', () => {
  it.each(serviceRules.groups.flatMap(({ rules }) => rules))('include $id', ({ id }) => {
    const functions = examples[id] ?? [];
    const untestable = functions.includes(siteOnly) ? ({ messages: 'no-web-client' } as const) : {};
    expect(summaryOf(functions, { untestable }).rules).toEqual([id]);
  });

  it('do not call a messenger blocked because of its page alone, if messages could not be tested', () => {
    expect(
      summaryOf([of('web', 'blocked'), of('messages', 'untestable'), of('media', 'works')], {
        untestable: { messages: 'needs-login' },
      }),
    ).toMatchObject({
      state: 'partial',
    });
  });
});
