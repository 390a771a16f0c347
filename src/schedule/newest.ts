import type { Observation } from '../model/observation.ts';

/** The place of the newest of these observations among all, oldest first; -1 without any. */
export function newestOf(some: readonly Observation[], all: readonly Observation[]): number {
  return Math.max(-1, ...some.map((o) => all.indexOf(o)));
}
