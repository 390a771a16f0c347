import { expect, it } from 'vitest';
import { isSilence } from '../../../src/measure/check/outcomes.ts';
import { control, lost } from '../network/line-observations.ts';

it('a failed lookup was denied if it took up to four seconds, and unanswered if it took more', () => {
  const lookup = (tookMs: number) =>
    control('a', { tookMs, outcome: { kind: 'failed', failure: 'dns_lookup_error' } } as const);
  expect(isSilence(lookup(3500))).toBe(false);
  expect(isSilence(lookup(4500))).toBe(true);
  expect(isSilence(control('a', { tookMs: 100, ...lost }))).toBe(true);
});
