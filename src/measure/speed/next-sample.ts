import { convictingOdds, missedShare } from './error-rates.ts';
import { evidenceOf, logSum } from './evidence.ts';
import { expectedMs, type Limit, limits, logLikelihoodAt } from './limit.ts';
import { honestLogOn, type LineBelief, likeliestLine, losesMuch } from './line.ts';
import { type Earlier, withPast } from './past.ts';
import type { Path } from './path.ts';
import { recordBytes, type SpeedSample } from './sample.ts';

/** Chance that something holds a service back, before anything was seen of it. */
const beforehand = {
  /**
   * By itself.
   * @source our choice: so that a first sample that is not quite clear leads to another
   */
  alone: 0.07,
  /**
   * Where another one is held.
   * @source our choice: who slows one often slows several
   */
  besideAnother: 0.5,
} as const;

/**
 * Sizes that a sample may have, bytes.
 * @source one of a narrow line, which is more than filters let through before they stop a connection, and its doubles,
 * the last of which passes a burst of 128 KiB by three times as much
 */
const sizes = [28_672, 57_344, 114_688, 229_376, 458_752] as const;

/** Of the service whose turn it is: that much passes any burst. */
const bytesInTurn = sizes[3];

/**
 * Samples end after this time, ms.
 * @source our choice: at 64 kbit/s 24 kB come in it
 */
const longestMs = 3000;

/**
 * Samples are taken together where the line carries all of them in this time, ms.
 * @source our choice: a third of the longest, so that they lose no packets by each other
 */
const togetherMs = longestMs / 3;

/** A service, in one direction, of which more may be asked. */
export interface Row {
  readonly samples: readonly SpeedSample[];
  readonly earlier: Earlier;
  /** No more can be asked for at once, bytes. */
  readonly longestBytes: number;
}

/** What may be spent on the next samples together. */
export interface Budget {
  readonly bytes: number;
  readonly ms: number;
}

/** A sample to take: of which row, and how many bytes. */
export interface Next {
  readonly row: number;
  readonly bytes: number;
  /** Chance that something holds the row back. */
  readonly chance: number;
}

/**
 * The samples to take next, all at once: of each service that may be held back and is not yet shown to be, and of the
 * one whose turn it is. None where nothing more would be decided, or nothing is left to spend.
 * @param inTurn the row that is looked at for longer whatever its first sample shows
 */
export function nextSamples(rows: readonly Row[], line: Line, left: Budget, inTurn?: number): Next[] {
  if (losesMuch(line.belief)) return [];
  const { kbps } = likeliestLine(line.belief);
  const views = viewsOf(rows, line);
  const wanted = rows.flatMap((row, index): Next[] => {
    const { chance, weights, isShown, isFallen } = views[index] as View;
    const last = row.samples.at(-1);
    if (!last || isShown) return [];
    const longBytes = Math.min(bytesInTurn, row.longestBytes);
    if (index === inTurn && row.samples.length < 2) return [{ row: index, chance: 1, bytes: longBytes }];
    if (chance < missedShare) return [];
    const bytes = isFallen ? longBytes : sizeFor(last, weights, line.belief, row.longestBytes);
    return [{ row: index, chance, bytes }];
  });
  let [bytesLeft, roomMs] = [left.bytes, togetherMs];
  return wanted
    .sort((one, other) => other.chance - one.chance)
    .filter(({ bytes }, place) => {
      bytesLeft -= bytes;
      roomMs -= (8 * bytes) / kbps;
      return bytesLeft >= 0 && left.ms > 0 && (place === 0 || roomMs >= 0);
    });
}

/** What is known of a row: the chance that something holds it back, and how likely each limit then is. */
interface View {
  readonly chance: number;
  readonly weights: readonly number[];
  readonly isShown: boolean;
  readonly isFallen: boolean;
}

/** The controls of a check, and what they show of its line. */
export interface Line {
  readonly controls: readonly SpeedSample[];
  readonly belief: LineBelief;
}

function viewsOf(rows: readonly Row[], { controls, belief }: Line): readonly View[] {
  const evidence = evidenceOf(
    rows.map(({ samples }) => samples),
    belief,
  );
  const seen = evidence.map((one, index) => {
    const { samples, earlier } = rows[index] as Row;
    return { held: one.held, ...withPast(one, samples, controls, earlier, belief) };
  });
  const chances = seen.map(({ log }) => chanceBy(log, beforehand.alone));
  return seen.map(({ held, log, isFallen }, index): View => {
    const ofOthers = Math.max(0, ...chances.filter((_, other) => other !== index));
    const before = beforehand.alone + (beforehand.besideAnother - beforehand.alone) * ofOthers;
    const isShown = log >= Math.log(convictingOdds);
    return { chance: chanceBy(log, before), weights: weightsOf(held), isShown, isFallen };
  });
}

/** May something hold one of these back that is not yet shown? */
export function mayBeHeld(rows: readonly Row[], line: Line): boolean {
  return viewsOf(rows, line).some(({ chance, isShown }) => chance >= missedShare && !isShown);
}

function chanceBy(log: number, before: number): number {
  return 1 / (1 + ((1 - before) / before) * Math.exp(-log));
}

function weightsOf(logs: readonly number[]): readonly number[] {
  const all = logSum(logs);
  return logs.map((log) => Math.exp(log - all));
}

/** The size that is expected to move the evidence most for its time, over the limits that may hold the service. */
function sizeFor(like: SpeedSample, weights: readonly number[], belief: LineBelief, longestBytes: number): number {
  const line = likeliestLine(belief);
  const fitting = sizes.filter((bytes) => bytes <= longestBytes);
  const worth = (fitting.length > 0 ? fitting : [longestBytes]).map((bytes) => {
    let [moved, ms] = [0, togetherMs];
    for (const [index, limit] of limits.entries()) {
      const weight = weights[index] as number;
      if (weight < 1e-3) continue;
      const held = seenAt(like, bytes, limit, line);
      moved += weight * (logLikelihoodAt(held, limit, line) - honestLogOn(line, held));
      ms += weight * held.ms;
    }
    return { bytes, worth: moved / ms };
  });
  return worth.reduce((best, one) => (one.worth > best.worth ? one : best)).bytes;
}

/** What is seen of a sample at a limit, when its time is over. */
function seenAt({ roundTripMs, isUpload }: SpeedSample, bytes: number, limit: Limit, line: Path): SpeedSample {
  const like = { roundTripMs, isUpload, besideBytes: [0, 0] } as const;
  const msFrom = (from: number, to: number) => expectedMs({ ...like, from, to, ms: 0 }, limit, line);
  const came = (to: number): SpeedSample => {
    const half = (recordBytes + to) / 2;
    const ms = [msFrom(recordBytes, half), msFrom(half, to)] as const;
    const points = [
      [recordBytes, 0],
      [half, ms[0]],
      [to, ms[0] + ms[1]],
    ] as const;
    return isUpload ? { ...like, bytes: to, ms: msFrom(0, to) } : { ...like, bytes: to, ms: ms[0] + ms[1], points };
  };
  const whole = came(bytes);
  if (whole.ms <= longestMs) return whole;
  const least = 'kbps' in limit ? Math.min(bytes, limit.burstBytes + (limit.kbps * longestMs) / 8) : 0;
  const { points: _, ...seen } = whole;
  return isUpload || least <= 2 * recordBytes ? { ...seen, ms: longestMs, isUnfinished: true } : came(least);
}
