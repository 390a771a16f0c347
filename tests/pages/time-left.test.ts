import { expect, test } from 'vitest';
import type { Round, Stage } from '../../src/model/round.ts';
import { type Estimate, estimateOf, secondsLeft } from '../../src/pages/shared/current/time-left.ts';
import { roundOf, verdictOf } from './fixtures.ts';

const start = 1_000_000;

/** A running check of two messengers, each in a stage. */
function running(first: Stage, second: Stage): Round {
  const stages = { whatsapp: first, signal: second };
  const judged = Object.entries(stages).filter(([, stage]) => stage !== 'reach');
  const verdicts = judged.map(([id]) => verdictOf(id, start));
  return { ...roundOf(start, verdicts), status: 'running', services: ['whatsapp', 'signal'], stages };
}

/** The time left that a person reads at these seconds, while the check is in these stages. */
function told(seen: readonly (readonly [number, Round])[]): (number | undefined)[] {
  let estimate: Estimate | undefined;
  return seen.map(([second, round]) => {
    estimate = estimateOf(estimate, round, start + second * 1000);
    return secondsLeft(estimate, start + second * 1000);
  });
}

test('the time left runs until silence is certain, counted from the start of the check', () => {
  expect(told([[0, running('reach', 'reach')]])).toEqual([15]);
  expect(told([[4, running('reach', 'speed')]])).toEqual([15]);
  expect(told([[4, running('confirming', 'speed')]])).toEqual([15]);
  expect(told([[6, running('reach', 'speed')]])).toEqual([9]);
});

test('the time left includes the pauses of a check that is spread over minutes', () => {
  const estimate = estimateOf(undefined, running('reach', 'reach'), start, 100_000);
  expect(secondsLeft(estimate, start)).toBe(115);
});

test('the time left shrinks if only measurements are left', () => {
  const seen = told([
    [0, running('reach', 'reach')],
    [1, running('speed', 'speed')],
    [5, running('speed', 'speed')],
  ]);
  expect(seen).toEqual([15, 8, 4]);
});

test('the time left never grows twice, whatever happens', () => {
  const seen = told([
    [13, running('reach', 'reach')],
    [14, running('final-retry', 'speed')],
    [15, running('final-retry', 'final-retry')],
    [16, running('reach', 'final-retry')],
    [17, running('final-retry', 'final-retry')],
  ]).map((one) => one ?? 0);
  const grown = seen.filter((one, index) => index > 0 && one > (seen[index - 1] ?? 0));
  expect(grown).toHaveLength(1);
});

test('no time is shown once it is over', () => {
  expect(told([[20, running('reach', 'speed')]])).toEqual([undefined]);
});
