import { seededRandom } from '../../../src/model/chance.ts';
import type { ServiceVerdict } from '../../../src/model/verdict.ts';
import { type HonestLine, honestLines } from '../speed/honest-lines.ts';
import { type Cell, cells } from '../speed/power-cells.ts';
import { type CheckOnLine, type Held, heldOf, networkOverLine } from './network-over-line.ts';
import type { RoundOverLine } from './round-over-line.ts';

/** What came of many checks. */
export interface Counted {
  readonly name: string;
  readonly rows: number;
  /** Rows of which a check says that something holds them back. */
  readonly named: number;
  /** Of a check in the middle, and of the ninetieth part: payload, kB, and what it took, s. */
  readonly kilobytes: readonly [number, number];
  readonly seconds: readonly [number, number];
}

interface Job {
  readonly name: string;
  /** The checks of a network, one after the other. */
  readonly checks: readonly CheckOnLine[];
  /** Only the last checks are counted. */
  readonly counted: number;
}

/** Checks of one honest network: the later ones know what is usual. */
const checksOfNetwork = 8;

/** Checks in which nothing is held back, so that the next ones know what is usual. */
const checksBefore = 4;

/** Checks of a line that has become worse. */
const checksSince = 2;

/** A share of the usual speed, on lines of so many Mbit/s. */
const falls = [
  { share: 0.5, mbit: [2, 6] },
  { share: 0.25, mbit: [2, 6, 10, 20] },
  { share: 0.1, mbit: [2, 6, 10, 20, 50] },
] as const;

/** How they are held to it. */
const fallManners = [
  { how: 'shaped', manner: 'shape' },
  { how: 'policed, 16 kB at once', manner: 'police', burstBytes: 16_384 },
  { how: 'policed, 64 kB at once', manner: 'police', burstBytes: 65_536 },
] as const;

const directions = ['down', 'up'] as const;

/** What lines were before they became worse. */
const goodLine: HonestLine = { ...lineOf('up', 50), name: '50 Mbit/s' };

const jobs: readonly Job[] = [
  ...honestLines.map(
    (line): Job => ({ name: line.name, checks: checksOf({ line }, checksOfNetwork), counted: checksOfNetwork }),
  ),
  ...honestLines
    .filter(({ services }) => services.limit === undefined)
    .map(
      (line): Job => ({
        name: `${line.name}, and better before`,
        checks: [...checksOf({ line: goodLine }, checksBefore), ...checksOf({ line }, checksSince)],
        counted: checksSince,
      }),
    ),
  ...cells.flatMap((cell) =>
    [1, 2, 4].map((services): Job => {
      const { direction, limit, lineMbit } = cell;
      return {
        name: nameOf(cell, services),
        checks: [{ line: lineOf(direction, lineMbit), held: { direction, limit, services } }],
        counted: 1,
      };
    }),
  ),
  ...directions.flatMap((direction) =>
    fallManners.flatMap(({ how, ...manner }) =>
      falls.flatMap(({ share, mbit }) => mbit.map((lineMbit) => fallOf(direction, share, lineMbit, how, manner))),
    ),
  ),
];

function fallOf(
  direction: Held['direction'],
  share: number,
  lineMbit: number,
  how: string,
  manner: Held['limit'],
): Job {
  const limit = { bitsPerSecond: share * lineMbit * 1e6, ...manner };
  const line = lineOf(direction, lineMbit);
  return {
    name: `${direction} ${100 * share} % of the usual ${lineMbit} Mbit/s, ${how} +`,
    checks: [...checksOf({ line }, checksBefore), { line, held: { direction, limit, services: 1 } }],
    counted: 1,
  };
}

function checksOf(check: CheckOnLine, count: number): CheckOnLine[] {
  return new Array<CheckOnLine>(count).fill(check);
}

export const jobNames: readonly string[] = jobs.map(({ name }) => name);
export const honestJobs = jobs.filter(({ checks }) => checks.every(({ held }) => !held)).length;

/** Counts so many checks of one job. The same seed gives the same result. */
export async function count(job: number, checks: number): Promise<Counted> {
  const { name, checks: ofNetwork, counted } = jobs[job] as Job;
  const random = seededRandom(job + 1);
  const seen: RoundOverLine[] = [];
  while (seen.length < checks) seen.push(...(await networkOverLine(ofNetwork, random)).slice(-counted));
  const held = ofNetwork.at(-1)?.held;
  const of = held && heldOf(held);
  const rows = seen.flatMap(({ verdicts }) => verdicts).filter(({ service }) => of?.includes(service) ?? true);
  return {
    name,
    rows: rows.length,
    named: rows.filter(isNamed).length,
    kilobytes: partsOf(seen.map(({ bytes }) => bytes / 1000)),
    seconds: partsOf(seen.map(({ ms }) => ms / 1000)),
  };
}

function isNamed({ functions }: ServiceVerdict): boolean {
  return functions.some(({ state }) => state === 'slow' || state === 'blocked');
}

function partsOf(numbers: readonly number[]): [number, number] {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return [at(0.5), at(0.9)];
}

function nameOf({ direction, lineMbit, name, kbps, counts }: Cell, services: number): string {
  const what = kbps === undefined ? name : `${kbps} kbit/s ${name}`;
  return `${direction} ${what}, ${services} services, on ${lineMbit} Mbit/s${counts ? ' *' : ''}`;
}

function lineOf(direction: Held['direction'], mbit: number): HonestLine {
  const link = (mbit: number) => ({ bitsPerSecond: mbit * 1e6 });
  return {
    name: `${mbit} Mbit/s`,
    line: { down: link(mbit), up: link(direction === 'down' ? 0.3 * mbit : mbit) },
    controlsMs: [12, 20, 35],
    services: { roundTripMs: 40 },
  };
}
