import { expect, it } from 'vitest';
import type { Measured } from '../../src/judge/case.ts';
import { pageHeldAgainstOrLeftOut } from '../../src/judge/page-transfer.ts';
import { discord } from './sample-services.ts';

const silent: Measured = {
  of: 'web',
  state: 'blocked',
  cause: 'freeze',
  because: ['tries-agree'],
  marks: { nothingOfPage: true },
};
const fresh = { service: discord, seenToWork: new Set<string>(), now: Date.UTC(2026, 11, 1) };

const frozen = (of: Measured['of']): Measured => ({ of, state: 'blocked', cause: 'freeze', because: [] });

it('a page of which nothing comes may be gone if nothing else of its service stops', () => {
  const works: Measured = { of: 'media', state: 'works', because: [] };
  const judged = pageHeldAgainstOrLeftOut(silent, fresh, [silent, works, { of: 'upload' }]);
  expect(judged).toMatchObject({ of: 'web', state: 'unsure' });
});

it.each(['media', 'page-file', 'upload'] as const)('it is frozen if %s of its service stops too', (other) => {
  const judged = pageHeldAgainstOrLeftOut(silent, fresh, [silent, frozen(other)]);
  expect(judged).toMatchObject({ state: 'blocked', cause: 'freeze', by: ['fails-together'] });
});
