// @vitest-environment happy-dom
import '../fake-extension.ts';
import { expect, it } from 'vitest';
import type { Round } from '../../src/model/round.ts';
import { newestRounds } from '../../src/pages/shared/current/read-past.ts';

const round = (at: number, status: Round['status']): Round => ({
  at,
  status,
  extent: 'whole',
  trigger: 'person',
  services: [],
  profile: 'unknown',
  catalogue: 1,
  verdicts: [],
});
const before = round(1, 'finished');

/** A stand-in for the history, in which the round ends as soon as something was read. */
function endingAfterFirstRead() {
  let reads = 0;
  const hasEnded = () => reads++ > 0;
  return {
    runningRound: async () => (hasEnded() ? undefined : round(2, 'running')),
    lastRound: async () => (hasEnded() ? round(2, 'finished') : before),
  };
}

it('the round before one that ends meanwhile is not read as the newest', async () => {
  const { running, last } = newestRounds(endingAfterFirstRead());
  expect((await running) ?? (await last)).toMatchObject({ at: 2 });
});
