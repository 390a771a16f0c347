import { type Evidence, evidenceOf } from '../../../src/measure/speed/evidence.ts';
import { likeliestLine, lineBelief } from '../../../src/measure/speed/line.ts';
import { controlBytes, mayBeHeld, nextSamples } from '../../../src/measure/speed/next-sample.ts';
import { type Earlier, nothingEarlier, withPast } from '../../../src/measure/speed/past.ts';
import type { SpeedSample } from '../../../src/measure/speed/sample.ts';
import type { Random } from '../../../src/model/chance.ts';
import { asSamples, timeOf } from '../path/as-samples.ts';
import { type Moved, simulate, type TransferOptions } from '../path/transfers.ts';
import type { HonestLine } from './honest-lines.ts';

export interface Row {
  /** The greatest evidence at any moment of the check, and at its end, as logarithms. */
  readonly most: number;
  readonly log: number;
  readonly samples: readonly SpeedSample[];
}

export interface CheckSeen {
  readonly rows: readonly Row[];
  readonly controls: readonly SpeedSample[];
  /** Payload of all samples, and what they took. */
  readonly bytes: number;
  readonly ms: number;
}

const firstBytes = { down: 40_960, up: 28_672 } as const;

/** What a check may spend on closer samples. */
const budget = { bytes: 4_000_000, ms: 11_000, controls: 4 } as const;

/** A browser makes no more random bytes at once, and servers may want no more. */
const longestBytes = { down: Number.POSITIVE_INFINITY, up: 65_536 } as const;

/** So long may first samples fill a line, ms. */
const togetherMs = 1000;

/**
 * A check of services over a line: a first sample of all at once beside the controls, and then what decides most, beside
 * a control. The first service is the one whose turn it is.
 * @param limits what holds the services back; undefined for those that nothing does
 */
export function simulatedCheck(
  { line, controlsMs, services }: HonestLine,
  direction: 'down' | 'up',
  limits: readonly TransferOptions['limit'][],
  random: Random,
  earlier: readonly Earlier[] = limits.map(() => nothingEarlier),
): CheckSeen {
  const control = (index: number, bytes: number): TransferOptions => ({
    direction,
    bytes,
    roundTripMs: controlsMs[index % controlsMs.length] ?? 20,
  });
  const service = (index: number, bytes: number): TransferOptions => {
    const limit = limits[index];
    return { ...services, direction, bytes, ...(limit ? { limit } : {}) };
  };
  let [bytes, ms] = [0, 0];
  const take = (options: readonly TransferOptions[]): SpeedSample[] => {
    const moved = simulate(line, options, random);
    const samples = asSamples(moved, options);
    bytes += samples.reduce(
      (sum, one, index) => sum + sentOf(one, moved[index] as Moved, options[index] as TransferOptions),
      0,
    );
    ms += timeOf(moved, samples);
    return samples;
  };
  const of = limits.map((_, index) => index);
  const [first, ...others] = controlsMs.map((_, index) => control(index, firstBytes[direction]));
  const controls = [...take(first ? [first] : []), ...take(others)];
  const { kbps } = likeliestLine(lineBelief(controls));
  const atOnce = Math.max(1, Math.floor((togetherMs * kbps) / 8 / firstBytes[direction]));
  const firsts = inGroups(of, atOnce).flatMap((group) =>
    take(group.map((index) => service(index, firstBytes[direction]))),
  );
  const none = { most: Number.NEGATIVE_INFINITY, log: 0 };
  const rows = of.map((index) => {
    const samples = [firsts[index] as SpeedSample];
    return { samples, longestBytes: longestBytes[direction], earlier: earlier[index] as Earlier, ...none };
  });
  const [firstTook, firstMoved] = [ms, bytes];
  for (let turn = 0; ; turn++) {
    const belief = lineBelief(controls);
    const evidence = evidenceOf(
      rows.map(({ samples }) => samples),
      belief,
    );
    for (const [index, row] of rows.entries()) {
      row.log = withPast(evidence[index] as Evidence, row.samples, controls, row.earlier, belief).log;
      row.most = Math.max(row.most, row.log);
    }
    const likeliest = likeliestLine(belief);
    const ofControl = controlBytes(likeliest);
    const controlMs = (8 * ofControl) / likeliest.kbps;
    const left = {
      bytes: budget.bytes - (bytes - firstMoved) - ofControl,
      ms: budget.ms + budget.controls * controlMs - (ms - firstTook),
    };
    const next = nextSamples(rows, { controls, belief }, left, 0);
    if (next.length === 0) break;
    // One beside each second round: what changes meanwhile shows in the next.
    if (turn % 2 === 0 && mayBeHeld(rows, { controls, belief })) controls.push(...take([control(turn, ofControl)]));
    const seen = take(next.map(({ row, bytes }) => service(row, bytes)));
    for (const [index, { row }] of next.entries()) rows[row]?.samples.push(seen[index] as SpeedSample);
  }
  return { rows, controls, bytes, ms };
}

function inGroups<One>(all: readonly One[], size: number): readonly (readonly One[])[] {
  return all.length === 0 ? [] : [all.slice(0, size), ...inGroups(all.slice(size), size)];
}

/** Of an upload that was not finished a part was sent. */
function sentOf(sample: SpeedSample, { tookMs }: Moved, { limit }: TransferOptions): number {
  const { bytes, ms, isUnfinished, isUpload } = sample;
  if (!isUnfinished || !isUpload) return bytes;
  return limit?.stopsAfterBytes ?? (bytes * ms) / tookMs;
}
