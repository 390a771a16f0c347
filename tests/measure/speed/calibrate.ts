import { convictingOdds } from '../../../src/measure/speed/next-sample.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import { type HonestLine, honestLines } from './honest-lines.ts';
import { type Cell, cells } from './power-cells.ts';
import { type Row, simulatedCheck } from './simulated-check.ts';

/** What came of many checks. */
export interface Counted {
  readonly name: string;
  readonly rows: number;
  readonly accused: number;
  /** Of each row on average. */
  readonly samples: number;
  readonly kilobytes: number;
  /** The greatest evidence of all, as its logarithm. */
  readonly most: number;
}

const services = 4;

const jobs: readonly { readonly name: string; readonly check: (random: () => number) => readonly Row[] }[] = [
  ...(['down', 'up'] as const).flatMap((direction) =>
    honestLines.map((line) => ({
      name: `${direction} ${line.name}`,
      check: (random: () => number) => simulatedCheck(line, direction, Array.from({ length: services }), random),
    })),
  ),
  ...cells.flatMap((cell) =>
    [1, 2, 4].map((held) => ({
      name: nameOf(cell, held),
      check: (random: () => number) => {
        const limits = Array.from({ length: services }, (_, index) => (index < held ? cell.limit : undefined));
        return simulatedCheck(lineOf(cell), cell.direction, limits, random).slice(0, held);
      },
    })),
  ),
];

export const jobNames: readonly string[] = jobs.map(({ name }) => name);
export const honestJobs = 2 * honestLines.length;

/** Runs so many checks of one job. The same seed gives the same result. */
export function count(job: number, checks: number): Counted {
  const { name, check } = jobs[job] as (typeof jobs)[number];
  const random = seededRandom(job + 1);
  const rows = Array.from({ length: checks }, () => check(random)).flat();
  const meanOf = (of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  return {
    name,
    rows: rows.length,
    accused: rows.filter(({ most }) => most >= Math.log(convictingOdds)).length,
    samples: meanOf(({ samples }) => samples),
    kilobytes: meanOf(({ bytes }) => bytes / 1000),
    most: Math.max(...rows.map(({ most }) => most)),
  };
}

function nameOf({ direction, lineMbit, name, kbps, counts }: Cell, held: number): string {
  const what = kbps === undefined ? name : `${kbps} kbit/s ${name}`;
  return `${direction} ${what}, ${held} of ${services}, on ${lineMbit} Mbit/s${counts ? ' *' : ''}`;
}

function lineOf({ direction, lineMbit }: Cell): HonestLine {
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
