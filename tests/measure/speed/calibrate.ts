import { convictingOdds } from '../../../src/measure/speed/error-rates.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import { type HonestLine, honestLines } from './honest-lines.ts';
import { type Cell, cells } from './power-cells.ts';
import { type CheckSeen, simulatedCheck } from './simulated-check.ts';
import { simulatedNetwork } from './simulated-network.ts';

/** What came of many checks. */
export interface Counted {
  readonly name: string;
  readonly rows: number;
  readonly accused: number;
  /** Of a check in the middle, and of the ninetieth part: payload of all samples, kB, and what they took, s. */
  readonly kilobytes: readonly [number, number];
  readonly seconds: readonly [number, number];
  /** The greatest evidence of all, as its logarithm. */
  readonly most: number;
}

const services = 4;

interface Job {
  readonly name: string;
  /** Is nothing held back? */
  readonly isHonest: boolean;
  /** Only so many of the rows of a check are counted, from the first on. */
  readonly held: number;
  /** Checks of one network, as many as are counted. */
  readonly checks: (random: () => number) => readonly CheckSeen[];
}

/** Checks of one honest network, of which the last five know what is usual. */
const checksOfNetwork = 8;

/** A share of the usual speed, in the first check that is slow, or in one of the first three. */
const falls = [
  { share: 0.25, mbit: [2, 6, 10], checks: 1 },
  { share: 0.25, mbit: [10, 20], checks: 3 },
  { share: 0.5, mbit: [2, 6], checks: 1 },
  { share: 0.5, mbit: [2, 6], checks: 3 },
  { share: 0.1, mbit: [2, 6, 10, 20, 50], checks: 1 },
] as const;

const nothing = Array.from({ length: services }, () => undefined);
const heldFirst = (limit: Cell['limit'], held: number) => nothing.map((_, index) => (index < held ? limit : undefined));

const jobs: readonly Job[] = [
  ...(['down', 'up'] as const).flatMap((direction) =>
    honestLines.map((line): Job => {
      const held = Array.from({ length: checksOfNetwork }, () => nothing);
      const checks: Job['checks'] = (random) => simulatedNetwork(line, direction, held, random);
      return { name: `${direction} ${line.name}`, isHonest: true, held: services, checks };
    }),
  ),
  ...cells.flatMap((cell) =>
    [1, 2, 4].map((held): Job => {
      const checks: Job['checks'] = (random) => [
        simulatedCheck(lineOf(cell), cell.direction, heldFirst(cell.limit, held), random),
      ];
      return { name: nameOf(cell, held), isHonest: false, held, checks };
    }),
  ),
  ...(['down', 'up'] as const).flatMap((direction) =>
    falls.flatMap(({ share, mbit, checks }) => mbit.map((lineMbit) => fallOf(direction, lineMbit, share, checks))),
  ),
];

/** After four checks in which nothing was held back. */
function fallOf(direction: 'down' | 'up', lineMbit: number, share: number, checks: number): Job {
  const limit = { bitsPerSecond: share * lineMbit * 1e6, manner: 'shape' } as const;
  const held = [
    ...Array.from({ length: 4 }, () => nothing),
    ...Array.from({ length: checks }, () => heldFirst(limit, 1)),
  ];
  return {
    name: `${direction} ${100 * share} % of the usual ${lineMbit} Mbit/s, ${checks === 1 ? 'in one check' : `in ${checks} checks`} +`,
    isHonest: false,
    held: 1,
    checks: (random) => {
      const seen = simulatedNetwork(lineOf({ direction, lineMbit }), direction, held, random).slice(-checks);
      const most = seen.reduce((best, one) => ((one.rows[0]?.most ?? 0) > (best.rows[0]?.most ?? 0) ? one : best));
      return [most];
    },
  };
}

export const jobNames: readonly string[] = jobs.map(({ name }) => name);
export const honestJobs = jobs.filter(({ isHonest }) => isHonest).length;

/** Counts so many checks of one job. The same seed gives the same result. */
export function count(job: number, checks: number): Counted {
  const { name, held, isHonest, checks: next } = jobs[job] as Job;
  const random = seededRandom(job + 1);
  const networks = isHonest ? Math.ceil(checks / checksOfNetwork) : checks;
  const seen = Array.from({ length: networks }, () => next(random)).flat();
  const rows = seen.flatMap((one) => one.rows.slice(0, held));
  return {
    name,
    rows: rows.length,
    accused: rows.filter(({ most }) => most >= Math.log(convictingOdds)).length,
    kilobytes: partsOf(seen.map(({ bytes }) => bytes / 1000)),
    seconds: partsOf(seen.map(({ ms }) => ms / 1000)),
    most: Math.max(...rows.map(({ most }) => most)),
  };
}

function partsOf(numbers: readonly number[]): [number, number] {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return [at(0.5), at(0.9)];
}

function nameOf({ direction, lineMbit, name, kbps, counts }: Cell, held: number): string {
  const what = kbps === undefined ? name : `${kbps} kbit/s ${name}`;
  return `${direction} ${what}, ${held} of ${services}, on ${lineMbit} Mbit/s${counts ? ' *' : ''}`;
}

function lineOf({ direction, lineMbit }: Pick<Cell, 'direction' | 'lineMbit'>): HonestLine {
  const other = 0.3 * lineMbit;
  const [down, up] = direction === 'down' ? [lineMbit, other] : [lineMbit, lineMbit];
  const link = (mbit: number) => ({ bitsPerSecond: mbit * 1e6 });
  return {
    name: `${lineMbit} Mbit/s`,
    line: { down: link(down), up: link(up) },
    controlsMs: [12, 20, 35],
    services: { roundTripMs: 40 },
  };
}
