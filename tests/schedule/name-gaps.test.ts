import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Extent } from '../../src/model/round.ts';
import { nameGapMs } from '../../src/schedule/name-gaps.ts';
import { makePlan, type Task } from '../../src/schedule/plan.ts';
import { longestRoundMs } from '../../src/schedule/round-length.ts';
import { sampleControls } from '../judge/sample-services.ts';

const planOf = (asked: typeof services, extent: Extent) => makePlan(extent, asked, sampleControls, seededRandom(7));
const [site] = sampleControls;
if (!site) throw new Error('there is a control');
const control: Task = { kind: 'control', control: site, phase: 'before', attempt: 1 };

/** The first tries of a plan, in order. */
const triesOf = (asked: typeof services, extent: Extent): Task[] =>
  planOf(asked, extent).endpoints.map((planned) => ({ kind: 'endpoint', ...planned, probe: 'https', attempt: 1 }));

/** The pauses between the first tries of one check. */
function pausesOf(asked: typeof services, extent: Extent, seed: number): number[] {
  const plan = planOf(asked, extent);
  const random = seededRandom(seed);
  const tries = triesOf(asked, extent);
  return tries.slice(1).flatMap((next, index) => {
    const last = tries[index];
    return last ? [nameGapMs(last, next, plan, random())] : [];
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const few = services.slice(0, 7);

describe('the pauses between the names of a check', () => {
  /** A random value whose pause is the mean. */
  const mean = 1 - 1 / Math.E;

  it('average 20 ms, or a second between names of one messenger in a quiet check', () => {
    const [page, next] = triesOf(few, 'whole');
    const [site, file] = triesOf(few, 'quiet').filter((task) => 'service' in task && task.service.id === 'telegram');
    if (!page || !next || !site || !file) throw new Error('there are several names');
    expect(nameGapMs(page, next, planOf(few, 'whole'), mean)).toBeCloseTo(20);
    expect(nameGapMs(site, file, planOf(few, 'quiet'), mean)).toBeCloseTo(1000);
  });

  it("spread the messengers of a quiet check over two minutes and a third, and few come closer together than a person's", () => {
    const between = (asked: typeof services) => {
      const plan = planOf(asked, 'quiet');
      const [first, ...others] = triesOf(asked, 'quiet');
      const other = others.find(
        (task) => 'service' in task && 'service' in (first ?? task) && task.service !== (first as typeof task).service,
      );
      if (!first || !other) throw new Error('there are several messengers');
      return nameGapMs(first, other, plan, 0.5);
    };
    expect(between(services)).toBeCloseTo(140_000 / services.length);
    expect(between(services.slice(0, 3))).toBe(25_000);
  });

  it('are drawn anew', () => {
    expect(new Set([1, 2, 3].map((seed) => pausesOf(services, 'whole', seed).join())).size).toBe(3);
  });

  it('cost an ordinary check a moment', () => {
    const many = triesOf(few, 'whole').length;
    fc.assert(fc.property(fc.nat(), (seed) => sum(pausesOf(few, 'whole', seed)) < 20 * 3 * many));
  });

  it.each([
    ['the usual messengers', few],
    ['all messengers', services],
  ])('take a quiet check of %s minutes, and leave it time to end', (_, asked) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const took = sum(pausesOf(asked, 'quiet', seed));
        return took > 60_000 && took < longestRoundMs.quiet;
      }),
      { numRuns: 50 },
    );
  });

  it('are those of a tab between two names of one messenger in a quiet check', () => {
    const plan = planOf(few, 'quiet');
    const [page, next] = triesOf(few, 'quiet').filter((task) => 'service' in task && task.service.id === 'telegram');
    if (!page || !next) throw new Error('it has several names');
    expect(nameGapMs(page, next, plan, 0.5)).toBeGreaterThan(300);
    expect(nameGapMs(page, next, plan, 0.999_999)).toBeLessThanOrEqual(3000);
  });

  it("are short before controls, which show the network's present state", () => {
    const [page] = triesOf(few, 'quiet');
    if (!page) throw new Error('there is a first try');
    expect(nameGapMs(page, control, planOf(few, 'quiet'), 0.999_999)).toBeLessThanOrEqual(60);
    expect(nameGapMs(control, page, planOf(few, 'quiet'), 0.999_999)).toBeLessThanOrEqual(60);
  });
});
