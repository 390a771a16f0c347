import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build, targets } from './build.ts';
import { checks } from './check.ts';
import type { Count } from './count-results.ts';
import { lintFirefox } from './lint-firefox.ts';
import { runPackage } from './run.ts';
import { runTests } from './run-tests.ts';
import { ensureTestPrograms } from './test-programs.ts';

/** The parts that can run on separate machines: `npm test -- --part code --part browsers`. */
const parts = ['code', 'browsers', 'collector', 'lab'] as const;
type Part = (typeof parts)[number];

interface Step {
  readonly name: string;
  readonly part: Part;
  /** Whether it runs only with --all. */
  readonly long?: boolean;
  /** Returns the counts of its tests, or whether it succeeded, which counts as one test. */
  readonly run: () => Promise<Count | boolean>;
}

const program = (file: string) => async () => (await runPackage('tsx/dist/cli.mjs', [file])).code === 0;

async function lintsForMozilla(): Promise<boolean> {
  const findings = await lintFirefox();
  for (const finding of findings) console.error(finding);
  return findings.length === 0;
}

/** Rows run in sequence; the steps of one row run side by side. */
const rows: readonly (readonly Step[])[] = [
  ...checks.map(({ name, run }): Step[] => [{ name, part: 'code', run: async () => (await run()).code === 0 }]),
  [{ name: 'unit tests', part: 'code', run: () => runTests('unit') }],
  ...targets.map((target): Step[] => [
    { name: `build for ${target}`, part: 'code', run: () => build(target).then(() => true) },
  ]),
  [{ name: "Mozilla's linter", part: 'code', run: lintsForMozilla }],
  [{ name: 'tests of the house', part: 'code', run: () => runTests('house') }],
  [
    {
      name: 'rules and sources changed one at a time',
      part: 'code',
      long: true,
      run: program('tests/judge/mutants/main.ts'),
    },
  ],
  [{ name: 'addresses changed one at a time', part: 'code', long: true, run: program('tests/first-day/main.ts') }],
  [{ name: 'long tests of the house', part: 'code', long: true, run: () => runTests('house-long') }],
  // The collector's tests mostly wait for time limits, and those in browsers for answers.
  [
    { name: 'tests in browsers', part: 'browsers', run: () => runTests('browser') },
    { name: 'tests of the collector', part: 'collector', run: () => runTests('collector') },
  ],
  [{ name: 'long tests of the collector', part: 'collector', long: true, run: () => runTests('collector-long') }],
  [{ name: 'long tests in browsers', part: 'browsers', long: true, run: () => runTests('browser-long') }],
  [{ name: 'tests in the lab', part: 'lab', run: () => runTests('lab') }],
  [{ name: 'long tests in the lab', part: 'lab', long: true, run: () => runTests('lab-long') }],
];

const options = { all: { type: 'boolean', default: false }, part: { type: 'string', multiple: true } } as const;
const { all, part: asked } = parseArgs({ options }).values;
const unknown = asked?.find((one) => !parts.some((part) => part === one));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}" of the tests, only ${parts.join(', ')}.`);
  process.exit(2);
}
const labCanRun = process.getuid?.() === 0 && existsSync('/dev/net/tun');
const runs = ({ part, long = false }: Step) =>
  (asked?.includes(part) ?? true) && (all || !long) && (part !== 'lab' || labCanRun);

await ensureTestPrograms('chromium', 'firefox');

const results: (Count & { readonly name: string })[] = [];

async function runStep({ name, run }: Step): Promise<void> {
  console.log(`\n== ${name}`);
  const startedAt = performance.now();
  const result = await run().catch((error) => {
    console.error(error);
    return false;
  });
  const asOne = { passed: result ? 1 : 0, failed: result ? [] : [name] };
  const count = typeof result === 'boolean' ? asOne : result;
  results.push({ ...count, name: `${name}, ${minutesSince(startedAt)}` });
}

function minutesSince(startedAt: number): string {
  return `${((performance.now() - startedAt) / 60_000).toFixed(1)} min`;
}

const startedAt = performance.now();
for (const row of rows) await Promise.all(row.filter(runs).map(runStep));
if (!labCanRun) console.log('\nThe lab needs Linux, root and /dev/net/tun: its tests did not run.');

const passed = results.reduce((total, result) => total + result.passed, 0);
const failed = results.flatMap((result) => result.failed);
for (const failure of failed) console.log(`\nfailed: ${failure}`);
console.log('');
for (const { name, passed, failed } of results) console.log(`${name}: ${passed} passed, ${failed.length} failed`);
console.log(`in all ${minutesSince(startedAt)}`);
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
