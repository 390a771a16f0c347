import { convictingOdds, missedShare } from './error-rates.ts';
import { evidenceOf } from './evidence.ts';
import { expectedMs, type Limit, limits, logLikelihoodAt } from './limit.ts';
import { honestLogOn, type LineBelief, likeliestLine, losesMuch } from './line.ts';
import { logSum } from './log-sum.ts';
import { type Earlier, withPast } from './past.ts';
import type { Path } from './path.ts';
import { recordBytes, type SpeedSample } from './sample.ts';

/**
 * Chance that something holds a service back where it holds another, before anything was seen of it. By itself it is as
 * small as what may be missed, so that only what speaks for a limit leads to another sample.
 * @source our choice: who slows one often slows several
 */
const chanceBesideAnother = 0.5;

/**
 * Sizes that a sample may have, bytes.
 * @source one of a narrow line, which is more than filters let through before they stop a connection, and its doubles,
 * the last of which passes a burst of 128 KiB by three times as much
 */
const sizes = [28_672, 57_344, 114_688, 229_376, 458_752] as const;

/** Of the service whose turn it is: that much passes any burst. */
const bytesInTurn = sizes[3];

/** Of a control: that much shows a rate. */
const bytesOfControl = sizes[2];

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

/** How much of a control is asked for on a line: so much that it shows a rate, and hardly keeps services waiting. */
export function controlBytes(line: Path): number {
  return longestOn(line, bytesOfControl);
}

/** The longest sample up to this that a line carries while others are taken, or the shortest of all. */
function longestOn({ kbps }: Path, most: number): number {
  return sizes.findLast((bytes) => bytes <= most && (8 * bytes) / kbps <= togetherMs) ?? sizes[0];
}

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
 * one whose turn it is, if the line carries more than a first sample at once. None where nothing more would be decided, or
 * nothing is left to spend.
 * @param inTurn the row that is looked at for longer whatever its first sample shows
 */
export function nextSamples(rows: readonly Row[], line: Line, left: Budget, inTurn?: number): Next[] {
  if (losesMuch(line.belief)) return [];
  const likeliest = likeliestLine(line.belief);
  const inTurnBytes = longestOn(likeliest, bytesInTurn);
  const views = viewsOf(rows, line);
  const wanted = rows.flatMap((row, index): Next[] => {
    const { chance, isShown, isFallen } = views[index] as View;
    const last = row.samples.at(-1);
    if (!last || isShown) return [];
    const longBytes = Math.min(bytesInTurn, row.longestBytes);
    if (index === inTurn && row.samples.length < 2 && inTurnBytes > sizes[0])
      return [{ row: index, chance: 1, bytes: Math.min(inTurnBytes, row.longestBytes) }];
    if (chance < missedShare) return [];
    const bytes = isFallen ? longBytes : sizeFor(row, views[index] as View, line.belief, left);
    return bytes === undefined ? [] : [{ row: index, chance, bytes }];
  });
  let [bytesLeft, roomMs] = [left.bytes, togetherMs];
  return wanted
    .sort((one, other) => other.chance - one.chance)
    .filter(({ bytes }, place) => {
      bytesLeft -= bytes;
      roomMs -= (8 * bytes) / likeliest.kbps;
      return bytesLeft >= 0 && left.ms > 0 && (place === 0 || roomMs >= 0);
    });
}

/** What is known of a row: the chance that something holds it back, and how likely each limit then is. */
interface View {
  readonly log: number;
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
  const chances = seen.map(({ odds }) => chanceBy(odds, missedShare));
  return seen.map(({ held, log, odds, isFallen }, index): View => {
    const ofOthers = Math.max(0, ...chances.filter((_, other) => other !== index));
    const shown = Math.max(0, ofOthers - missedShare) / (1 - missedShare);
    const before = missedShare + (chanceBesideAnother - missedShare) * shown;
    const isShown = log >= Math.log(convictingOdds);
    return { log, chance: chanceBy(odds, before), weights: weightsOf(held), isShown, isFallen };
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

/**
 * The size that is expected to move the evidence most for its time, over the limits that may hold the service; undefined
 * where what is left to spend would show none of them.
 */
function sizeFor(row: Row, { log, weights }: View, belief: LineBelief, left: Budget): number | undefined {
  const line = likeliestLine(belief);
  const like = row.samples.at(-1) as SpeedSample;
  const fitting = sizes.filter((bytes) => bytes <= row.longestBytes);
  const gains = (fitting.length > 0 ? fitting : [row.longestBytes]).map((bytes) => {
    let [gain, ms] = [0, 0];
    for (const [index, limit] of limits.entries()) {
      const weight = weights[index] as number;
      if (weight < 0.01) continue;
      const held = seenAt(like, bytes, limit, line);
      gain += weight * (logLikelihoodAt(held, limit, line) - honestLogOn(held, belief));
      ms += weight * held.ms;
    }
    return { bytes, gain, ms };
  });
  const worth = ({ gain, ms }: (typeof gains)[number]) => gain / (togetherMs + ms);
  const { bytes, gain, ms } = gains.reduce((best, one) => (worth(one) > worth(best) ? one : best));
  const times = Math.min(Math.floor(left.bytes / bytes), Math.ceil(left.ms / ms));
  return log + times * gain < Math.log(convictingOdds) ? undefined : bytes;
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
