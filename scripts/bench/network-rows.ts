import { domesticHosts, hostsOf, knownHosts } from '../../tests/lab/hosts.ts';
import { missingRequirement } from '../../tests/lab/requirements.ts';
import type { Counters } from '../../tests/lab/router/counters.ts';
import { type Conditions, type LabRun, runInLab } from './lab-run.ts';
import type { Measure } from './measure.ts';
import type { Row } from './row.ts';
import { firstRowMs, lastRowMs, outcome, type TimedCheck } from './timed-check.ts';

const healthyRuns = 5;
/** Few runs: rounds in which nothing answers are long, and differ little. */
const silentRuns = 3;

export const healthyLine = { roundTripMs: 40, downBitsPerSecond: 10_000_000, upBitsPerSecond: 10_000_000 };

/** A check on a healthy line: how soon its rows are judged, when every stage has ended, and how much data it moves. */
export const healthyNetwork: Measure = {
  name: 'healthy network',
  run: (session) =>
    needsLab('a check on a healthy network', 'ms', async () => {
      const conditions = { rules: [], line: healthyLine, checks: 2 };
      const runs = await session.repeat(healthyRuns, () => runInLab(session, conditions));
      const first = runs.map(({ checks }) => checks[0]);
      const second = runs.flatMap(({ checks }) => checks[1] ?? []);
      const bytes = runs.map(({ counters }) => kilobytesOf(counters));
      return [
        row('first row judged', 'ms', 800, first, firstRowMs),
        row('all seven rows judged by their answers', 'ms', 2000, first, lastRowMs),
        row('everything, with speed and calls', 's', 4, first, settledS),
        row('first row judged, second check', 'ms', 800, second, firstRowMs),
        row('all seven rows judged by their answers, second check', 'ms', 2000, second, lastRowMs),
        row('everything, second check', 's', 4, second, settledS),
        { what: 'a healthy check moves, both ways', unit: 'kB', atMost: 1300, values: bytes, note: shareOfNames(runs) },
        {
          what: 'of these it counts',
          unit: '%',
          atLeast: 90,
          values: runs.map(countedShare),
          note: countedInWords(runs),
        },
        {
          what: 'most handshakes with one host',
          unit: 'times',
          values: runs.map(({ counters }) => Math.max(...[...handshakesOf(counters).values()])),
          note: handshakesInWords(runs),
        },
      ];
    }),
};

/** The same with the data saver on. */
export const savedData: Measure = {
  name: 'data saver',
  run: (session) =>
    needsLab('a check that saves data', 's', async () => {
      const conditions = { rules: [], line: healthyLine, savesData: true, checks: 1 };
      const runs = await session.repeat(silentRuns, () => runInLab(session, conditions));
      const checks = runs.map((run) => run.checks[0]);
      const bytes = runs.map(({ counters }) => kilobytesOf(counters));
      return [
        row('everything, saving data', 's', 4, checks, settledS),
        { what: 'a check that saves data moves, both ways', unit: 'kB', atMost: 300, values: bytes },
      ];
    }),
};

const freeze = (names: readonly string[]) => ({ kind: 'freeze', names, afterPackets: 25, direction: 'both' }) as const;
const bits = (perSecond: number) => ({ downBitsPerSecond: perSecond, upBitsPerSecond: perSecond });

/**
 * Networks, each with the most seconds until everything is known there or, if hosts are silent, until only final
 * retries are left.
 */
const settings: readonly (Pick<Conditions, 'rules' | 'line' | 'timeZone'> & {
  readonly name: string;
  readonly atMostS: number;
})[] = [
  { name: 'round trips of 600 ms', atMostS: 12, rules: [], line: { ...healthyLine, roundTripMs: 600 } },
  {
    name: 'one service at 64 kbit/s',
    atMostS: 15,
    line: healthyLine,
    rules: [{ kind: 'throttle', names: hostsOf('discord'), bitsPerSecond: 64_000, manner: 'police' }],
  },
  { name: 'one service frozen at 16 kB', atMostS: 15, line: healthyLine, rules: [freeze(hostsOf('discord'))] },
  { name: 'two services frozen', atMostS: 20, line: healthyLine, rules: [freeze(hostsOf('discord', 'signal'))] },
  { name: 'everything foreign frozen', atMostS: 25, line: healthyLine, rules: [freeze(['*'])] },
  { name: 'an honest line of 256 kbit/s', atMostS: 25, rules: [], line: { roundTripMs: 80, ...bits(256_000) } },
  { name: 'an honest line of 64 kbit/s', atMostS: 45, rules: [], line: { roundTripMs: 200, ...bits(64_000) } },
  {
    name: 'every foreign address black-holed',
    atMostS: 15,
    timeZone: 'Europe/Moscow',
    rules: [
      {
        kind: 'whitelist',
        names: [...domesticHosts('RU'), ...hostsOf('max')],
        answer: 'drop',
        by: 'name-and-address',
      },
    ],
  },
  { name: 'everything dead', atMostS: 12, rules: [{ kind: 'outage', what: 'everything' }] },
  {
    name: 'one service swallowed',
    atMostS: 14,
    rules: [{ kind: 'client-hello', names: hostsOf('whatsapp'), answer: 'drop' }],
  },
  {
    name: 'all services swallowed, controls alive',
    atMostS: 14,
    rules: [{ kind: 'client-hello', names: hostsOf(), answer: 'drop' }],
  },
];

/** Rounds on bad lines and behind censors: how long until they end. */
export const hinderedNetworks: readonly Measure[] = settings.map(({ name, atMostS, ...where }) => ({
  name,
  run: (session) =>
    needsLab(name, 's', async () => {
      const runs = await session.repeat(silentRuns, () => runInLab(session, { checks: 1, ...where }));
      const checks = runs.map((run) => run.checks[0]);
      return [
        row(`known: ${name}`, 's', atMostS, checks, ({ knownMs }) => knownMs / 1000),
        row(`settled: ${name}`, 's', undefined, checks, settledS),
      ];
    }),
}));

const settledS = ({ settledMs }: TimedCheck) => settledMs / 1000;

export async function needsLab(what: string, unit: Row['unit'], measure: () => Promise<readonly Row[]>) {
  if (missingRequirement() === undefined) return measure();
  return [{ what, unit, values: [], note: 'needs Linux and root' }];
}

function row(
  what: string,
  unit: Row['unit'],
  atMost: number | undefined,
  checks: readonly TimedCheck[],
  read: (check: TimedCheck) => number,
): Row {
  const limit = atMost === undefined ? {} : { atMost };
  return { what, unit, ...limit, values: checks.map(read), note: [...new Set(checks.map(outcome))].join('; ') };
}

/** All traffic on the line, including name queries and handshakes that the browser makes by itself. */
export function kilobytesOf({ bytes }: Counters): number {
  return Object.values(bytes).reduce((sum, { up, down }) => sum + up + down, 0) / 1000;
}

/** Per cent. */
function countedShare({ counted, counters }: LabRun): number {
  const { reach, calls, speed } = counted;
  return ((reach + calls + speed) / 1000 / kilobytesOf(counters)) * 100;
}

function countedInWords(runs: readonly LabRun[]): string {
  const [{ counted } = { counted: undefined }] = runs;
  return counted === undefined
    ? ''
    : Object.entries(counted)
        .map(([purpose, bytes]) => `${purpose} ${(bytes / 1000).toFixed(0)} kB`)
        .join(', ');
}

function shareOfNames(runs: readonly LabRun[]): string {
  const others = runs.map(({ counters }) => {
    const foreign = Object.entries(counters.bytes).filter(([host]) => !knownHosts.includes(host));
    return foreign.reduce((sum, [, { up, down }]) => sum + up + down, 0) / 1000;
  });
  return `of it ${Math.max(...others).toFixed(0)} kB for names and what the browser does by itself`;
}

function handshakesOf({ handshakes }: Counters): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of handshakes) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The hosts with more than one, and the highest number of each in any run. */
function handshakesInWords(runs: readonly LabRun[]): string {
  const most = new Map<string, number>();
  for (const { counters } of runs) {
    for (const [host, count] of handshakesOf(counters)) most.set(host, Math.max(count, most.get(host) ?? 0));
  }
  const several = [...most].filter(([, count]) => count > 1).map(([host, count]) => `${host} ${count}`);
  return `${most.size} hosts${several.length === 0 ? ', one each' : `; more than one: ${several.join(', ')}`}`;
}
