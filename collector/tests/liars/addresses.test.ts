import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance, together } from '../../publisher/agreement.ts';
import { slotVariance } from '../../publisher/noisy-counts.ts';
import { attacked } from '../publisher/crowd.ts';
import { percentHidden } from './hidden.ts';
import { type Plan, planOf, slots, votesOf } from './plan.ts';

/** Reports that all is well, from these parts of the neighbourhoods through each relay. */
const works = (weights: readonly number[], times: readonly number[] = slots): Plan =>
  planOf(({ asn, says, slot, relay }) =>
    asn === attacked && says === 'works' && times.includes(slot) ? (weights[relay] ?? 0) : 0,
  );
/**
 * Reports on another network of the country that all is well; this part of the neighbourhoods reports the opposite too.
 */
const worksElsewhere = (both = 0): Plan =>
  planOf(({ asn, says }) => (asn === attacked ? 0 : says === 'works' ? 1 : both));

/** The best that `npm run liars` found against this rule, and against one that left relays out. */
const plans: readonly (readonly [string, Plan])[] = [
  ['many through one relay and a third through another', works([1, 0.3, 0])],
  ['through one relay', works([0, 0, 1])],
  ['through two relays', works([1, 1, 0])],
  ['through all relays', works([1, 1, 1])],
  ['through all relays in the newest slot', works([1, 1, 1], [3])],
  ['through all relays in all slots but the newest', works([1, 1, 1], [0, 1, 2])],
  ['on another network', worksElsewhere()],
  ['on another network, where most also say the opposite', worksElsewhere(0.7)],
];

describe('somebody who has addresses alone hides no block', () => {
  it.each(plans)('that a thousand people see, with forty neighbourhoods: %s', (_what, plan) => {
    expect(percentHidden({ people: 1000, votes: votesOf(plan, 40) }, 60)).toBe(0);
  });

  it.each(plans)('that four hundred see, with a tenth as many neighbourhoods: %s', (_what, plan) => {
    expect(percentHidden({ people: 400, votes: votesOf(plan, 40) }, 60)).toBe(0);
  });

  it.each(plans)('that twenty see, with two neighbourhoods: %s', (_what, plan) => {
    expect(percentHidden({ people: 20, votes: votesOf(plan, 2) })).toBeLessThan(8);
  });
});

describe('the joint counts of relays', () => {
  const kinds = ['works', 'problem', 'blocked'] as const;
  const variance = slotVariance.network;
  const relay = fc.tuple(
    fc.integer({ min: -20, max: 2000 }),
    fc.integer({ min: -20, max: 2000 }),
    fc.integer({ min: -40, max: 99 }),
  );
  const counts = fc
    .array(relay, { minLength: 2, maxLength: 5 })
    .map((all) => all.map(([a, b, c]) => ({ works: a, problem: b, blocked: c, variance })));

  it.each(Object.values(chance))(
    'never shrink with more reports through any relay, and more of one kind change no other kind (%i)',
    (most) => {
      fc.assert(
        fc.property(counts, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 3000 }), (relays, at, more) => {
          for (const kind of kinds) {
            const index = at % relays.length;
            const before = together(relays, most);
            const after = together(
              relays.map((one, own) => (own === index ? { ...one, [kind]: one[kind] + more } : one)),
              most,
            );
            expect(after[kind]).toBeGreaterThanOrEqual(before[kind] - 1e-9);
            for (const other of kinds) if (other !== kind) expect(after[other]).toBe(before[other]);
          }
        }),
      );
    },
  );

  it('are the sum of their counts if these differ by chance', () => {
    const relays = [30, 22, 26].map((works) => ({ works, problem: works - 20, blocked: 0, variance }));
    expect(together(relays, chance.ofAll)).toEqual({ works: 78, problem: 18, blocked: 0, variance: 3 * variance });
  });

  it('are hardly more than what the others report, whatever one relay does', () => {
    const honest = Array.from({ length: 2 }, () => ({ works: 0, problem: 300, blocked: 300, variance }));
    const liar = { works: 1e6, problem: 0, blocked: 0, variance };
    const { works, problem } = together([...honest, liar], chance.ofAll);
    expect(works).toBeLessThan(30);
    expect(problem).toBeGreaterThan(860);
  });
});
