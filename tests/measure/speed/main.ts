import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Counted, count, honestJobs, jobNames } from './calibrate.ts';

/** `npm run calibrate`: how often the model of speed accuses an honest line, and how often it finds a limit. */

interface Share {
  readonly jobs: readonly number[];
  /** Checks of each job on an honest line, and of each where something is held back. */
  readonly honest: number;
  readonly held: number;
}

if (process.send)
  process.on('message', ({ jobs, honest, held }: Share) => {
    for (const job of jobs) process.send?.([job, count(job, job < honestJobs ? honest : held)]);
    process.disconnect();
  });
else await main();

async function main(): Promise<void> {
  const number = (standard: string) => ({ type: 'string', default: standard }) as const;
  const { values } = parseArgs({ options: { honest: number('320'), held: number('20'), processes: number('2') } });
  const processes = Number(values.processes);
  const all = new Array<Counted | undefined>(jobNames.length);
  const working = Array.from({ length: processes }, (_, index) => {
    const child = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', 'tsx'] });
    const jobs = jobNames.map((_name, job) => job).filter((job) => job % processes === index);
    child.send({ jobs, honest: Number(values.honest), held: Number(values.held) } satisfies Share);
    child.on('message', (message) => {
      const [job, counted] = message as [number, Counted];
      all[job] = counted;
    });
    return new Promise((resolve) => child.on('exit', resolve));
  });
  await Promise.all(working);
  print(all.flatMap((one) => one ?? []));
}

function print(counted: readonly Counted[]): void {
  for (const { name, rows, accused, samples, kilobytes, most } of counted) {
    const numbers = [samples.toFixed(1).padStart(5), kilobytes.toFixed(0).padStart(6), most.toFixed(1).padStart(7)];
    console.log(name.padEnd(64), `${accused}/${rows}`.padStart(10), ...numbers);
  }
  const [honest, held] = [counted.slice(0, honestJobs), counted.slice(honestJobs)];
  const sum = (of: 'rows' | 'accused') => honest.reduce((total, one) => total + one[of], 0);
  console.log(`\nOn honest lines ${sum('accused')} of ${sum('rows')} rows are accused.`);
  const counting = held.filter(({ name }) => name.endsWith('*'));
  const found = counting.filter(({ rows, accused }) => accused >= 0.95 * rows);
  console.log(
    `Of ${counting.length} cells with a tenth of the line or less (*) ${found.length} are found in 95 of 100 rows.`,
  );
}
