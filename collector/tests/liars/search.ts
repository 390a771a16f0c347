import { type Random, seededRandom } from '../../../src/model/chance.ts';
import { attacked } from '../publisher/crowd.ts';
import { percentHidden } from './hidden.ts';
import { normalised, type Plan, planOf, relays, type Secret, slots, votesOf } from './plan.ts';

export interface Wanted {
  /** How many people see a block. */
  readonly people: number;
  /** In how many of a hundred publications it has to be hidden. */
  readonly percent: number;
  /** A relay whose secret the liar has. It drops honest people's reports. */
  readonly secret: Secret | undefined;
}

export interface Found {
  readonly neighbourhoods: number;
  readonly plan: Plan;
  /** In how many of a hundred other publications it hides the block. */
  readonly percent: number;
}

interface Effort {
  /** How many variations of the best plan are tried. */
  readonly variations: number;
  /** How many publications each plan is tried on. */
  readonly runs: number;
}

/**
 * The plan that hides a block with the fewest neighbourhoods: the best of a grid of plans, then of random variations of
 * it. Undefined if no plan of the grid hides it.
 */
export function bestLiar({ people, percent, secret }: Wanted, { variations, runs }: Effort): Found | undefined {
  const hidden = (plan: Plan, neighbourhoods: number, firstRun = 0) =>
    percentHidden({ people, votes: votesOf(plan, neighbourhoods, secret), dropping: secret?.relay }, runs, firstRun);
  const hides = (plan: Plan, neighbourhoods: number) => hidden(plan, neighbourhoods) >= percent;
  const random = seededRandom(people + percent);
  let best: Omit<Found, 'percent'> | undefined;

  function improveBy(plan: Plan): void {
    // More do not always hide more: a slot may be held back only if it weighs little.
    const most = best ? best.neighbourhoods - 1 : 2 * people;
    let enough = budgets.map((part) => Math.floor(part * most)).find((count) => count >= 0 && hides(plan, count));
    if (enough === undefined) return;
    let tooFew = -1;
    while (enough - tooFew > Math.max(1, enough / 50)) {
      const middle = Math.floor((tooFew + enough) / 2);
      if (hides(plan, middle)) enough = middle;
      else tooFew = middle;
    }
    best = { plan, neighbourhoods: enough };
  }

  for (const plan of grid) improveBy(plan);
  for (let variation = 0; variation < variations && best; variation++) improveBy(varied(best.plan, random));
  return best && { ...best, percent: hidden(best.plan, best.neighbourhoods, runs) };
}

const budgets = [1, 0.9, 0.8, 0.65, 0.5, 0.45, 0.35];

/** Which slots, and how many of the neighbourhoods through each relay. */
const times = [slots, [3], [2, 3], [0, 1, 2], [0, 1], [0], [1], [2]];
const weights = [
  [1, 1, 1],
  [1, 1, 0],
  [1, 0.3, 0],
  [0, 1, 0.3],
  [1, 0, 0],
  [0, 0, 1],
];
const grid: readonly Plan[] = times.flatMap((chosen) =>
  weights.flatMap((weight) => [
    ...(['works', 'problem'] as const).map((lie) =>
      planOf(({ asn, says, slot, relay }) =>
        asn === attacked && says === lie && chosen.includes(slot) ? (weight[relay] ?? 0) : 0,
      ),
    ),
    planOf(({ asn, says, slot, relay }) =>
      asn !== attacked && says === 'works' && chosen.includes(slot) ? (weight[relay] ?? 0) : 0,
    ),
  ]),
);

/** A plan with a changed part of some votes: of one slot, of one relay, or of single kinds. */
function varied(plan: Plan, random: Random): Plan {
  const pick = (count: number) => Math.floor(random() * count);
  const first = pick(plan.length);
  const perSlot = relays.length;
  const perWord = perSlot * slots.length;
  const isChosen = [
    (kind: number) => kind === first,
    (kind: number) => Math.floor(kind / perSlot) === Math.floor(first / perSlot),
    (kind: number) => Math.floor(kind / perWord) === Math.floor(first / perWord) && kind % perSlot === first % perSlot,
    (kind: number) => Math.floor(kind / perWord) === Math.floor(first / perWord),
  ][pick(4)];
  const part = [0, 1, random()][pick(3)] ?? 0;
  return normalised(plan.map((old, kind) => (isChosen?.(kind) ? part : old)));
}
