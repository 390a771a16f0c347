import { dayOfSlot, slotsOfDay } from '../../../src/collector/days.ts';
import type { Part } from '../../../src/collector/store/read-counts.ts';

/** 2026-11-25 06:00 UTC. */
export const counter = 83_129;
export const today = dayOfSlot(counter);

/** The counts of a service on a network at one time; `problem` of `n` reports see a block. */
export function partOf(time: number, n: number, problem = 0, change: Partial<Part> = {}): Part {
  return { time, asn: 8359, service: 'telegram', n, problem, blocked: problem, ...change };
}

/** The same in each of the last four slots, and on each of the last 30 days. */
export function steadily(n: number, problem: number, change: Partial<Part> = {}) {
  const slots = Array.from({ length: slotsOfDay }, (_, index) => partOf(counter - 1 - index, n, problem, change));
  const days = Array.from({ length: 31 }, (_, index) =>
    partOf(today - index, n * slotsOfDay, problem * slotsOfDay, change),
  );
  return { slots, days };
}

export const noNoise = () => () => 0;

/** No network is known to be large. */
export const noLarge = () => false;
