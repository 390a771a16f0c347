import { type NoisyCounts, type NoisyPart, reportsIn, total } from './noisy-counts.ts';
import { certainty, differ, type Share, shareBefore, shareOf } from './share.ts';

/** Shares this far apart contradict each other. */
const farApart = 0.3;

/**
 * What a slot needs to confirm another one: this part of its reports, since an empty slot is all noise, and a share
 * that has moved most of the way to the other's from the one before, or some of the way if noise cannot explain it.
 */
const confirming = { reports: 1 / 4, most: 0.6, some: 1 / 4, sure: 2.5 } as const;

/**
 * A slot marks a cell as changing only if it has this part of the reports that it contradicts. With 1, noise would hide
 * half of the true changes.
 */
const contradictingPart = 2 / 3;

export interface Steady {
  readonly parts: readonly NoisyPart[];
  /**
   * `held`: the newest part was left out, although it has as much weight as those that it contradicts. `quietly`: an
   * older part, or one too light to say that anything may be changing.
   */
  readonly leftOut: 'held' | 'quietly' | undefined;
}

/**
 * Leaves out a slot (or day) that contradicts all others, until a second one agrees. With nothing to compare it with,
 * one that says "works" is published at once, since it alarms nobody.
 * @param parts one for each slot (or day), oldest first
 */
export function holdBack(parts: readonly NoisyPart[]): Steady {
  const lone = loneOf(parts);
  if (!lone) return { parts, leftOut: undefined };
  const others = parts.filter((part) => part !== lone);
  const average = reportsIn(total(others)) / others.length;
  const isWorse = shareOf(lone).share > shareBefore(total(others)).share;
  const [says, denies] = isWorse ? [lone.problem, lone.works] : [lone.works, lone.problem];
  const isHeavy = says >= denies && says >= contradictingPart * average;
  return { parts: others, leftOut: lone === parts.at(-1) && isHeavy ? 'held' : 'quietly' };
}

/** The slots since the last change that a second slot confirmed, or all of them. */
export function sinceTurn(parts: readonly NoisyPart[]): readonly NoisyPart[] {
  let best = parts;
  let most = 0;
  for (let first = 1; first < parts.length - 1; first++) {
    const after = parts.slice(first);
    const [now, before] = [shareOf(total(after)), shareBefore(total(parts.slice(0, first)))];
    if (!differ(now, before, farApart) || certainty(now, before) <= most) continue;
    const heaviest = Math.max(...after.map(reportsIn));
    if (!after.every((part) => agrees(part, heaviest, now, before))) continue;
    best = after;
    most = certainty(now, before);
  }
  return best;
}

/** The part that differs most from all others together, if it does and none of them agrees with it. */
function loneOf(parts: readonly NoisyPart[]): NoisyPart | undefined {
  let lone: NoisyPart | undefined;
  let most = 0;
  for (const part of parts) {
    const others = parts.filter((other) => other !== part);
    const [now, before] = [shareOf(part), shareBefore(total(others))];
    if (!differ(now, before, farApart) || certainty(now, before) <= most) continue;
    const isConfirmed = others.some((other) => {
      const remaining = total(others.filter((third) => third !== other));
      return agrees(other, reportsIn(part), now, shareBefore(remaining));
    });
    if (isConfirmed) continue;
    lone = part;
    most = certainty(now, before);
  }
  return lone;
}

/** Whether a part confirms a new share with this many reports. */
function agrees(part: NoisyCounts, reports: number, now: Share, before: Share): boolean {
  if (reportsIn(part) < confirming.reports * reports) return false;
  const way = now.share - before.share;
  const own = shareOf(part);
  if ((own.share - before.share) / way >= confirming.some && certainty(own, before) >= confirming.sure) return true;
  // Avoids dividing by the few reports of one slot, which would make this less certain.
  const least = before.share + confirming.most * way;
  const above = (1 - least) * part.problem - least * part.works;
  return way > 0 ? above > 0 : above < 0;
}
