import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import { seededRandom } from '../../src/model/chance.ts';
import { makePlan, type Task } from '../../src/schedule/plan.ts';
import { longestRoundMs } from '../../src/schedule/round-length.ts';
import { gapMs } from '../../src/schedule/spread.ts';
import { sampleControls, telegram } from '../judge/sample-services.ts';

const planOf = (asked: typeof services, isSpread = false) =>
  makePlan('whole', asked, sampleControls, seededRandom(7), [], [], undefined, isSpread);
const [page] = telegram.endpoints;
const [site] = sampleControls;
if (!page || !site) throw new Error('both exist');
const first: Task = { kind: 'endpoint', service: telegram, endpoint: page, probe: 'https', attempt: 1 };
const control: Task = { kind: 'control', control: site, phase: 'before', attempt: 1 };

/** The pauses of one check with as many new names as its plan has. */
function pausesOf(asked: typeof services, isSpread: boolean, seed: number, task = first): number[] {
  const plan = planOf(asked, isSpread);
  const random = seededRandom(seed);
  return plan.endpoints.map(() => gapMs(task, plan, random));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the pauses between the names of a check', () => {
  it('are drawn anew', () => {
    expect(new Set([1, 2, 3].map((seed) => pausesOf(services, false, seed).join())).size).toBe(3);
  });

  it('cost an ordinary check a moment', () => {
    const few = services.slice(0, 9);
    fc.assert(fc.property(fc.nat(), (seed) => sum(pausesOf(few, false, seed)) < 50 * 3 * planOf(few).endpoints.length));
  });

  it('take a spread check a minute or more, and leave it time to end', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const took = sum(pausesOf(services, true, seed));
        return took > 30_000 && took < longestRoundMs;
      }),
      { numRuns: 50 },
    );
  });

  it('are short before controls, which say what the network is like now', () => {
    expect(Math.max(...pausesOf(services, true, 1, control))).toBeLessThanOrEqual(150);
  });
});
