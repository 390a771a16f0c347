import { dayOfSlot, slotsOfDay } from '../../days.ts';
import type { Part } from '../../store/read-counts.ts';

/** 2026-11-25 06:00 UTC. */
export const counter = 83_129;
export const today = dayOfSlot(counter);

/** The names of relays. */
export const twoRelays = ['one', 'two'];

/** The counts of all relays together. */
export type Sum = Omit<Part, 'relay'>;

/** The same counts, half through each of two relays. */
export function throughTwo(sums: readonly Sum[]): Part[] {
  return sums.flatMap((sum) =>
    [Math.ceil, Math.floor].map((round, index) => {
      const half = (count: number) => round(count / 2);
      const { n, problem, blocked } = sum;
      return { ...sum, relay: twoRelays[index] ?? '', n: half(n), problem: half(problem), blocked: half(blocked) };
    }),
  );
}

/** The counts of a service on a network at one time; `problem` of the `n` reports see a block. */
export function partOf(time: number, n: number, problem = 0, change: Partial<Sum> = {}): Sum {
  return { time, asn: 8359, service: 'telegram', n, problem, blocked: problem, ...change };
}

/** The same counts in each of the last four slots and on each of the last 30 days. */
export function steadily(n: number, problem: number, change: Partial<Sum> = {}) {
  const slots = Array.from({ length: slotsOfDay }, (_, index) => partOf(counter - 1 - index, n, problem, change));
  const days = Array.from({ length: 31 }, (_, index) =>
    partOf(today - index, n * slotsOfDay, problem * slotsOfDay, change),
  );
  return { slots, days };
}

export const noNoise = () => () => 0;

/** No network is known to be large. */
export const noLarge = () => false;
