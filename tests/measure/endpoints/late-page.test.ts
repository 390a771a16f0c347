import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { endpointFacts } from '../../../src/measure/endpoints/endpoint-facts.ts';
import type { Interpreted } from '../../../src/measure/endpoints/interpreted.ts';
import { lineOf } from '../../../src/measure/network/line.ts';
import { control, lost, service } from '../network/line-observations.ts';

const silent: Interpreted = {
  o: service('a', { probe: 'websocket', ...lost }),
  attempt: { kind: 'failed', failure: 'generic_timeout_error' },
  counts: true,
};

/** The page of the host of a channel that was silent twice, while controls take this long. */
function pageAfter(tookMs: number, controlMs: number) {
  const page: Interpreted = {
    o: service('a', { tookMs }),
    attempt: { kind: 'reached', full: true, shows: 'own', refusals: [], because: [] },
    counts: true,
  };
  const line = lineOf(checkOf([control('b', { tookMs: controlMs })]));
  return endpointFacts(
    [silent, silent, page],
    { opened: 0, cut: 0, equalOpens: false, greeted: 0, another: 0, unanswered: 0, silent: 0 },
    [],
    line,
  ).page;
}

describe('the page of a channel that is silent', () => {
  it('is late if it takes three times longer than the controls', () => {
    expect(pageAfter(2500, 1000)).toBe('fine');
    expect(pageAfter(3500, 1000)).toBe('late');
  });

  it('is not late within a second and a half, however fast the controls are', () => {
    expect(pageAfter(1300, 100)).toBe('fine');
    expect(pageAfter(1700, 100)).toBe('late');
  });
});
