import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Counted, count, honestJobs, jobNames } from './calibrate.ts';

/** `npm run calibrate:model`: how often the model of speed accuses an honest line, and how often it finds a limit. */

interface Share {
  readonly jobs: readonly number[];
  /** Checks of each job on an honest line, and of each where something is held back. */
  readonly honest: number;
  readonly held: number;
}

const usage = `npm run calibrate:model [-- --honest 320] [--held 20] [--processes 2]
  Counts whom the model of speed accuses on lines where nothing is held back, and what it finds where something is: so many
  simulated checks of each. With 320 of each honest line it counts 100,000 rows, for about ten minutes on two idle cores.`;

if (process.send)
  process.on('message', ({ jobs, honest, held }: Share) => {
    for (const job of jobs) process.send?.([job, count(job, job < honestJobs ? honest : held)]);
    process.send?.('done', () => process.disconnect());
  });
else await main();

function readArguments() {
  const number = (standard: string) => ({ type: 'string', default: standard }) as const;
  try {
    return parseArgs({ options: { honest: number('320'), held: number('20'), processes: number('2') } }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

async function main(): Promise<void> {
  const values = readArguments();
  const processes = Number(values.processes);
  const all = new Array<Counted | undefined>(jobNames.length);
  const working = Array.from({ length: processes }, (_, index) => {
    const child = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', 'tsx'] });
    const jobs = jobNames.map((_name, job) => job).filter((job) => job % processes === index);
    child.send({ jobs, honest: Number(values.honest), held: Number(values.held) } satisfies Share);
    child.on('message', (message) => {
      if (!Array.isArray(message)) return;
      const [job, counted] = message as [number, Counted];
      all[job] = counted;
    });
    return new Promise((resolve) => child.on('exit', resolve));
  });
  await Promise.all(working);
  print(all.flatMap((one) => one ?? []));
}

function print(counted: readonly Counted[]): void {
  for (const { name, rows, accused, kilobytes, seconds, most } of counted) {
    const numbers = [...kilobytes.map((kB) => kB.toFixed(0)), ...seconds.map((s) => s.toFixed(1)), most.toFixed(1)];
    console.log(name.padEnd(64), `${accused}/${rows}`.padStart(10), ...numbers.map((one) => one.padStart(6)));
  }
  const [honest, held] = [counted.slice(0, honestJobs), counted.slice(honestJobs)];
  const sum = (of: 'rows' | 'accused') => honest.reduce((total, one) => total + one[of], 0);
  const [least, most] = interval(sum('accused'), sum('rows')).map((share) => (100_000 * share).toFixed(1));
  console.log(
    `\nOn honest lines ${sum('accused')} of ${sum('rows')} rows are accused: ${least} to ${most} of 100,000.`,
  );
  for (const [mark, what] of [
    ['*', 'with a tenth of the line or less'],
    ['+', 'with a share of the usual speed'],
  ] as const) {
    const cells = held.filter(({ name }) => name.endsWith(mark));
    const found = cells.filter(({ rows, accused }) => accused >= 0.95 * rows);
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
