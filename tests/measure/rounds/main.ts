import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Counted } from './count.ts';

/** `npm run calibrate`: whom whole checks accuse on honest lines, and how often they find what is held back. */

interface Share {
  readonly jobs: readonly number[];
  /** Checks of each job on an honest line, and of each where something is held back. */
  readonly honest: number;
  readonly held: number;
}

const usage = `npm run calibrate [-- --honest 40] [--held 4] [--only PATTERN] [--processes 2]
  Lets the whole check run over simulated lines, as often as asked for on each line of a list. Counts whom it accuses
  where nothing is held back, and what it finds where something is.`;

// The extension's own modules ask for their extension.
Object.assign(globalThis, { chrome: { runtime: { id: 'simulated' } } });
const { count, honestJobs, jobNames } = await import('./count.ts');

if (process.send)
  process.on('message', async ({ jobs, honest, held }: Share) => {
    for (const job of jobs) process.send?.([job, await count(job, job < honestJobs ? honest : held)]);
    process.send?.('done', () => process.disconnect());
  });
else await main();

function readArguments() {
  const number = (standard: string) => ({ type: 'string', default: standard }) as const;
  try {
    const options = { honest: number('40'), held: number('4'), only: number(''), processes: number('2') };
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

async function main(): Promise<void> {
  const values = readArguments();
  const only = new RegExp(values.only);
  const processes = Number(values.processes);
  const wanted = jobNames.flatMap((name, job) => (only.test(name) ? [job] : []));
  const all = new Array<Counted | undefined>(jobNames.length);
  const working = Array.from({ length: processes }, (_, index) => {
    const child = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', 'tsx'] });
    const jobs = wanted.filter((_job, place) => place % processes === index);
    child.send({ jobs, honest: Number(values.honest), held: Number(values.held) } satisfies Share);
    child.on('message', (message) => {
      if (!Array.isArray(message)) return;
      const [job, counted] = message as [number, Counted];
      all[job] = counted;
      printRow(counted);
    });
    return new Promise((resolve) => child.on('exit', resolve));
  });
  await Promise.all(working);
  printSums(all);
}

function printRow({ name, rows, named, kilobytes, seconds }: Counted): void {
  const numbers = [...kilobytes.map((kB) => kB.toFixed(0)), ...seconds.map((s) => s.toFixed(1))];
  console.log(name.padEnd(64), `${named}/${rows}`.padStart(10), ...numbers.map((one) => one.padStart(6)));
}

function printSums(all: readonly (Counted | undefined)[]): void {
  const [honest, held] = [all.slice(0, honestJobs), all.slice(honestJobs)].map((some) =>
    some.flatMap((one) => one ?? []),
  );
  const sum = (of: 'rows' | 'named') => (honest ?? []).reduce((total, one) => total + one[of], 0);
  const [least, most] = interval(sum('named'), sum('rows')).map((share) => (100_000 * share).toFixed(1));
  console.log(`\nOn honest lines ${sum('named')} of ${sum('rows')} rows are accused: ${least} to ${most} of 100,000.`);
  for (const [mark, what] of [
    ['*', 'with a tenth of the line or less'],
    ['+', 'with a share of the usual speed'],
  ] as const) {
    const cells = (held ?? []).filter(({ name }) => name.endsWith(mark));
    const found = cells.filter(({ rows, named }) => named >= 0.95 * rows);
    console.log(`Of ${cells.length} cells ${what} (${mark}) ${found.length} are found in 95 of 100 rows.`);
  }
}

/** Between which shares the true one lies with 95 % confidence. @source Wilson (1927) */
function interval(found: number, of: number): [number, number] {
  const z = 1.96;
  const middle = (found + (z * z) / 2) / (of + z * z);
  const away = (z / (of + z * z)) * Math.sqrt((found * (of - found)) / of + (z * z) / 4);
  return [Math.max(0, middle - away), middle + away];
}
