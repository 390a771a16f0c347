import type { ServiceId } from '../../../src/model/service.ts';
import type { ThrottleRule } from '../censor/rule.ts';
import { hostsOf } from '../hosts.ts';
import type { Line } from '../line.ts';
import { type Scenario, works } from '../scenarios/scenario.ts';

/** A row of the table: the same world for several services. */
export interface Cell {
  readonly name: string;
  /** Whether somebody slows the service down, so that it has to be named. Otherwise nobody may be accused. */
  readonly isSlowed: boolean;
  readonly worlds: readonly (Scenario & { readonly of: ServiceId })[];
}

type Held = Omit<ThrottleRule, 'kind' | 'names'>;

interface Otherwise {
  /** How many services are slowed at once. */
  readonly services?: number;
  /** How much a policer lets through at full speed. */
  readonly burstBytes?: number;
  /** The services that are slowed in turn; by default all in the table. */
  readonly of?: readonly ServiceId[];
}

/** Four services with known large files, and one that is measured with a file that its page names. */
const services = ['telegram', 'whatsapp', 'discord', 'signal', 'messenger'] as const satisfies readonly ServiceId[];

/** The services of which the very first check takes longer samples. */
const inTurnAtFirst: readonly ServiceId[] = ['telegram', 'whatsapp'];

const lineOf = (megabits: number, roundTripMs = 90): Line => ({
  roundTripMs,
  downBitsPerSecond: megabits * 1_000_000,
  upBitsPerSecond: megabits * 1_000_000,
});

const threeChecks = (line: Line) => [180, 120, 60].map((minutesAgo) => ({ minutesAgo, line }));

/** For a check without a past: speeds of one service, kbit/s, by the line's, Mbit/s. */
const slowedTo: Readonly<Record<number, readonly number[]>> = {
  1: [64, 100],
  2: [64, 100, 200],
  3: [100, 300],
  5: [100, 300, 500],
  10: [100, 500],
  50: [500],
};

/**
 * The same for several services at once, for a policer that lets the first bytes through, and for what only a longer
 * sample shows.
 */
const slowedOtherwise: readonly { readonly megabits: number; readonly kbps: number; readonly how: Otherwise }[] = [
  ...[2, 3].map((services) => ({ megabits: 2, kbps: 100, how: { services } })),
  ...[2, 3].map((services) => ({ megabits: 10, kbps: 300, how: { services } })),
  { megabits: 10, kbps: 300, how: { burstBytes: 16_000 } },
  { megabits: 10, kbps: 300, how: { burstBytes: 64_000, of: inTurnAtFirst } },
  { megabits: 50, kbps: 1000, how: { of: inTurnAtFirst } },
];

/** After three checks on a free line: shares of its speed, percent. */
const slowedBy = [25, 50] as const;
const linesWithPast = [2, 6, 10, 20] as const;
const roundTripMsWithPast = 40;

/** How many checks before the one that counts were slowed already: none, or enough to give each service its turn. */
const slowedBefore = [0, 2] as const;

/** What slows a service down although nobody causes it. */
function honest(megabits: number): Readonly<Record<string, Held>> {
  return {
    '50 ms farther': { delayMs: 50 },
    '150 ms farther, 1 % lost': { delayMs: 150, lossPercent: 1 },
    '300 ms farther': { delayMs: 300 },
    '300 ms farther, 2 % lost': { delayMs: 300, lossPercent: 2 },
    '2 % lost': { lossPercent: 2 },
    'a fifth for each connection': { bitsPerSecond: megabits * 200_000, manner: 'shape', each: 'connection' },
  };
}

function cell(megabits: number, what: string, held: Held, isSlowed: boolean, more: Partial<Scenario> = {}): Cell {
  const line = lineOf(megabits);
  const name = `${megabits} Mbit/s, one service ${what}`;
  const worlds = services.map((of) => ({
    name: `${name}: ${of}`,
    source: 'the power of one check',
    line,
    rules: [{ kind: 'throttle' as const, names: hostsOf(of), ...held }],
    network: { oneOf: ['online', 'slow-line'] as const, because: 'it is about one service' },
    others: works,
    of,
    ...more,
  }));
  return { name, isSlowed, worlds };
}

function slowedCell(
  megabits: number,
  kbps: number,
  { services: count = 1, burstBytes, of = services }: Otherwise,
): Cell {
  const bitsPerSecond = kbps * 1000;
  const held: Held =
    burstBytes === undefined ? { bitsPerSecond, manner: 'shape' } : { bitsPerSecond, manner: 'police', burstBytes };
  const after = burstBytes === undefined ? '' : ` after ${burstBytes / 1000} kB`;
  const whole = cell(megabits, `at ${kbps} kbit/s${after}`, held, true);
  const name = count === 1 ? whole.name : whole.name.replace('one service', `each of ${count} services`);
  const worlds = whole.worlds.map((world, at) => {
    const together = [...services, ...services].slice(at, at + count);
    const rules = together.map((one) => ({ kind: 'throttle' as const, names: hostsOf(one), ...held }));
    return { ...world, name: `${name}: ${world.of}`, rules };
  });
  return { ...whole, name, worlds: worlds.filter((world) => of.includes(world.of)) };
}

/** One check without earlier ones, and its honest twin. */
export const cellsWithoutPast: readonly Cell[] = [
  ...Object.entries(slowedTo).flatMap(([megabits, speeds]) => [
    ...speeds.map((kbps) => slowedCell(Number(megabits), kbps, {})),
    ...Object.entries(honest(Number(megabits))).map(([what, held]) => cell(Number(megabits), what, held, false)),
  ]),
  ...slowedOtherwise.map(({ megabits, kbps, how }) => slowedCell(megabits, kbps, how)),
];

function slowedCellWithPast(megabits: number, percent: number, slowedBefore: number): Cell {
  const line = lineOf(megabits, roundTripMsWithPast);
  const since = slowedBefore === 0 ? '' : `, in the ${slowedBefore + 1}rd check of it`;
  const whole = cell(
    megabits,
    `at ${percent} %${since}`,
    { bitsPerSecond: megabits * 10_000 * percent, manner: 'shape' },
    true,
  );
  const worlds = whole.worlds.map((world) => ({
    ...world,
    line,
    earlier: [
      ...threeChecks(line),
      ...[40, 20].slice(0, slowedBefore).map((minutesAgo) => ({ minutesAgo, line, rules: world.rules ?? [] })),
    ],
  }));
  return { ...whole, worlds };
}

/** The check after three others on the same line, and its honest twin, in which the service was always like that. */
export const cellsWithPast: readonly Cell[] = linesWithPast.flatMap((megabits) => {
  const line = lineOf(megabits, roundTripMsWithPast);
  const checks = threeChecks(line);
  return [
    ...slowedBy.flatMap((percent) => slowedBefore.map((times) => slowedCellWithPast(megabits, percent, times))),
    ...Object.entries(honest(megabits)).map(([what, held]) => {
      const twin = cell(megabits, what, held, false);
      const worlds = twin.worlds.map((world) => ({
        ...world,
        line,
        earlier: checks.map((one) => ({ ...one, rules: world.rules ?? [] })),
      }));
      return { ...twin, worlds };
    }),
    cell(megabits, 'untouched, the line at a quarter of itself', {}, false, {
      line: lineOf(megabits / 4, roundTripMsWithPast),
      rules: [],
      earlier: checks,
    }),
  ];
});
