import { type LineBelief, likeliestPath, logEvidence } from './evidence.ts';
import { expectedAt, likeliestLimit } from './limit.ts';
import { quickestMs } from './path.ts';
import type { SpeedSample } from './sample.ts';

/**
 * Chance that something holds a service back, before anything was seen of it.
 * @source our choice
 */
const beforehand = 0.05;

/**
 * The same where something holds another service back.
 * @source our choice: who slows one often slows several
 */
const besideAnother = 0.3;

/**
 * A service is called slow where its samples are so many times likelier with a limit than without: on an honest line that
 * happens to at most one row in so many.
 * @source our choice: a hundred thousand rows may hold ten; counted by `npm run calibrate`
 */
export const convictingOdds = 10_000;

/** Sizes that a sample may have, bytes. @source a first sample, a closer one, and one that passes a burst of 128 KiB */
const sizes = [40_960, 114_688, 393_216] as const;

/** The sample that would decide most about a service for its time, of what is left to spend; undefined where none fits. */
export function nextSize(
  samples: readonly SpeedSample[],
  belief: LineBelief,
  bytesLeft: number,
  anotherIsHeld: boolean,
): number | undefined {
  const worth = sizes
    .filter((bytes) => bytes <= bytesLeft)
    .map((bytes) => ({ bytes, worth: worthOf(bytes, samples, belief, anotherIsHeld) }));
  return worth.sort((one, other) => other.worth - one.worth)[0]?.bytes;
}

/**
 * How likely a limit is by this evidence.
 * @param anotherIsHeld is something known to hold another service back?
 */
export function chanceOf(log: number, anotherIsHeld: boolean): number {
  const before = anotherIsHeld ? besideAnother : beforehand;
  const odds = (before / (1 - before)) * Math.exp(log);
  return odds / (1 + odds);
}

/** By how much a sample of this size is expected to move the evidence, for each second that it takes. */
function worthOf(bytes: number, samples: readonly SpeedSample[], belief: LineBelief, anotherIsHeld: boolean): number {
  const last = samples.at(-1);
  if (!last) return 0;
  const now = logEvidence(samples, belief);
  const chance = chanceOf(now, anotherIsHeld);
  const path = likeliestPath(belief);
  const next = { ...last, bytes, besideBytes: 0 };
  const [honestMs, heldMs] = [quickestMs(next, path), expectedAt(next, likeliestLimit(samples, path), path)];
  const after = (ms: number) => logEvidence([...samples, { ...next, ms }], belief);
  const moved = chance * (after(heldMs) - now) + (1 - chance) * (now - after(honestMs));
  return moved / (chance * heldMs + (1 - chance) * honestMs + 3 * last.roundTripMs);
}
