import { seededRandom } from '../../../src/model/chance.ts';
import type { LinkOptions } from '../../lab/router/link.ts';
import { asSamples } from './as-samples.ts';
import { simulate, type TransferOptions } from './transfers.ts';

/** A line on which the simulator is compared with real browsers. */
export interface TriedLine {
  readonly name: string;
  readonly direction: 'down' | 'up';
  readonly bytes: number;
  readonly roundTripMs: number;
  readonly lossPercent?: number;
  /** What holds each connection, in the direction of the transfer. */
  readonly limit: Pick<LinkOptions, 'bitsPerSecond' | 'manner' | 'burstBytes'>;
  /** How many transfers share one limit. Default: each has its own. */
  readonly together?: number;
}

const kibi = 1024;
/** What a check reads and sends: a first sample, a closer one, a long one; a first upload and a closer one. */
const [first, closer, long] = [40 * kibi, 112 * kibi, 384 * kibi];
const [firstUp, closerUp] = [28 * kibi, 48 * kibi];

const shaped = (kbps: number) => ({ bitsPerSecond: 1000 * kbps, manner: 'shape' }) as const;
const policed = (kbps: number, burstKilobytes: number) =>
  ({ bitsPerSecond: 1000 * kbps, manner: 'police', burstBytes: kibi * burstKilobytes }) as const;

type Row = readonly [limit: TriedLine['limit'], roundTripMs: number, lossPercent: number, bytes: number];

const down: readonly Row[] = [
  [shaped(64), 40, 0, firstUp],
  [policed(64, 16), 40, 0, first],
  [shaped(256), 90, 0, first],
  [policed(500, 16), 90, 0, closer],
  [policed(500, 64), 40, 0, closer],
  [shaped(1000), 150, 0, closer],
  [shaped(1000), 60, 1, closer],
  [policed(2000, 128), 90, 0, long],
  [shaped(2000), 20, 0, long],
  [shaped(5000), 330, 0, closer],
  [shaped(10_000), 40, 0, closer],
  [shaped(10_000), 300, 2, closer],
  [shaped(20_000), 600, 0, closer],
  [shaped(20_000), 90, 5, closer],
  [shaped(50_000), 20, 0, long],
  [shaped(50_000), 400, 1, closer],
];

const up: readonly Row[] = [
  [shaped(64), 40, 0, firstUp],
  [policed(256, 16), 90, 0, closerUp],
  [shaped(10_000), 300, 2, closerUp],
];

const rowOf = (direction: TriedLine['direction'], [limit, roundTripMs, lossPercent, bytes]: Row): TriedLine => ({
  name: nameOf(direction, limit, roundTripMs, lossPercent, bytes),
  direction,
  bytes,
  roundTripMs,
  lossPercent,
  limit,
});

function nameOf(
  direction: string,
  limit: TriedLine['limit'],
  roundTripMs: number,
  loss: number,
  bytes: number,
): string {
  const { bitsPerSecond = 0, manner, burstBytes = 0 } = limit;
  const rate = `${bitsPerSecond / 1e6} Mbit/s`;
  const how = manner === 'police' ? `policed after ${burstBytes / kibi} KiB` : 'shaped';
  const lost = loss > 0 ? `, loses ${loss} %` : '';
  return `${direction} ${bytes / kibi} KiB, ${rate} ${how}, ${roundTripMs} ms${lost}`;
}

/** Twenty: from 64 kbit/s to 50 Mbit/s, 20 to 600 ms away, losing up to 5 %. */
export const triedLines: readonly TriedLine[] = [
  ...down.map((row) => rowOf('down', row)),
  { ...rowOf('down', [shaped(2000), 40, 0, first]), name: 'down 4 x 40 KiB, 2 Mbit/s shaped, 40 ms', together: 4 },
  ...up.map((row) => rowOf('up', row)),
];

/** Its servers have one short certificate. */
const certificateBytes = 1300;

/** On a line this fast and near, the lab and the browser carry one transfer at a time: bit/s, ms. */
const fastAndNear = { bitsPerSecond: 5_000_000, roundTripMs: 60 } as const;

/** Whether each transfer is measured alone. Otherwise several run at once, each over its own line. */
export function isMeasuredAlone({ limit, roundTripMs }: TriedLine): boolean {
  return (limit.bitsPerSecond ?? 0) >= fastAndNear.bitsPerSecond && roundTripMs < fastAndNear.roundTripMs;
}

/**
 * The longest wait of packets in the lab, ms: for its timers and, with several transfers, for each other. It decides
 * which packets a policer drops.
 * @source what fits the measured times best
 */
const labJitterMs = { alone: 5, together: 2, beside: 16 } as const;

/** Times of simulated transfers over such a line, as a sample has them, ms. */
export function simulatedMs(line: TriedLine, times: number, seed = 1): number[] {
  const { direction, bytes, roundTripMs, lossPercent = 0, limit, together = 1 } = line;
  const random = seededRandom(seed);
  const one: TransferOptions = {
    direction,
    bytes,
    roundTripMs,
    lossPercent,
    certificateBytes,
    ...(together === 1 ? { limit } : {}),
  };
  const jitterMs = labJitterMs[together > 1 ? 'together' : isMeasuredAlone(line) ? 'alone' : 'beside'];
  const shared = { ...(together === 1 ? {} : limit), jitterMs };
  const transfers = Array.from({ length: together }, () => one);
  return Array.from({ length: Math.ceil(times / together) }, () =>
    asSamples(simulate({ down: shared, up: { jitterMs } }, transfers, random), transfers, Number.POSITIVE_INFINITY),
  ).flatMap((samples) => samples.map(({ ms }) => ms));
}

/** The quantiles by which the simulator is compared with browsers: medians and 90th percentiles. */
export const comparedQuantiles = [0.5, 0.9] as const;

/** A quantile of these numbers: 0.5 gives the median. */
export function quantileOf(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (at - Math.floor(at)) * (high - low);
}
