import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { tryFacts } from '../../../src/measure/endpoints/try-facts.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { service } from '../network/line-observations.ts';

it('a router restarts if an unrelated host fails in the same way within two and a half seconds', () => {
  const failure = { outcome: { kind: 'failed', failure: 'host_unreachable' } } as const;
  const own = service('telegram', failure);
  const restartWith = (...others: readonly Observation[]) =>
    tryFacts(own, 'telegram', checkOf([own, ...others])).withOthers;
  const otherFails = (at: number) => [service('signal', { at, ...failure }), service('signal', { at: 9000 })];
  expect(restartWith(...otherFails(2200))).toBe(true);
  expect(restartWith(...otherFails(2800))).toBe(false);
});
