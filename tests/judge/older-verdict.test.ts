import { describe, expect, it } from 'vitest';
import { judgedAgain } from '../../src/judge/older-verdict.ts';
import { ruleset } from '../../src/judge/ruleset.ts';
import type { FunctionVerdict, ServiceVerdict } from '../../src/model/verdict.ts';

const answers: FunctionVerdict = {
  function: 'web',
  state: 'works',
  confidence: 'confident',
  because: ['fresh-answer'],
};
const reset: FunctionVerdict = {
  function: 'web',
  state: 'blocked',
  cause: 'tls',
  manner: 'reset',
  confidence: 'likely',
  because: ['tries-agree'],
};
const without: FunctionVerdict = { function: 'messages', state: 'untestable', because: ['no-web-client'] };
const afterLogin: FunctionVerdict = { function: 'messages', state: 'untestable', because: ['needs-login'] };

function stored(state: ServiceVerdict['state'], ...functions: FunctionVerdict[]): ServiceVerdict {
  return { service: 'viber', state, functions, because: [], at: 5, ruleset: 6 };
}

describe('a verdict of older rules', () => {
  it('that took a site for the app says what is known of the site', () => {
    expect(judgedAgain(stored('works', answers, without))).toEqual({
      service: 'viber',
      rules: ['site-answers'],
      state: 'site-only',
      confidence: 'confident',
      because: ['fresh-answer'],
      functions: [answers, without],
      at: 5,
      ruleset,
    });
    expect(judgedAgain(stored('blocked', reset, without))).toMatchObject({
      state: 'site-blocked',
      cause: 'tls',
      manner: 'reset',
      because: ['tries-agree'],
    });
  });

  it('stays as it is where it said nothing, or where messages need a login', () => {
    const unsure = stored('unsure', without);
    const works = stored('works', answers, afterLogin);
    expect(judgedAgain(unsure)).toBe(unsure);
    expect(judgedAgain(works)).toBe(works);
  });
});
