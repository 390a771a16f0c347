import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './browsers.ts';
import { build, targets } from './build.ts';
import { checks } from './check.ts';
import type { Count } from './count-results.ts';
import { lintFirefox } from './lint-firefox.ts';
import { runPackage } from './run.ts';
import { runTests } from './run-tests.ts';
import { ensureTestPrograms } from './test-programs.ts';

const { all } = parseArgs({ options: { all: { type: 'boolean', default: false } } }).values;

await ensureTestPrograms();
await ensureBrowser('chromium');
await ensureBrowser('firefox');

const results: (Count & { readonly name: string; readonly minutes: number })[] = [];

/** @param run gives the counts of its tests, or as a single one whether it went well */
async function step(name: string, run: () => Promise<Count | boolean>): Promise<void> {
  console.log(`\n== ${name}`);
  const startedAt = performance.now();
  const result = await run().catch((error) => {
    console.error(error);
    return false;
  });
  const asOne = { passed: result ? 1 : 0, failed: result ? [] : [name] };
  const count = typeof result === 'boolean' ? asOne : result;
  results.push({ name, ...count, minutes: (performance.now() - startedAt) / 60_000 });
}

for (const { name, run } of checks) await step(name, async () => (await run()).code === 0);
await step('unit tests', () => runTests('unit'));
for (const target of targets) {
  await step(`build for ${target}`, async () => {
    await build(target);
    return true;
  });
}
await step("Mozilla's linter", async () => {
  const findings = await lintFirefox();
  for (const finding of findings) console.error(finding);
  return findings.length === 0;
});
await step('tests of the house', () => runTests('house'));
if (all) {
  await step('rules and sources changed one at a time', async () => {
    const { code } = await runPackage('tsx/dist/cli.mjs', ['tests/judge/mutants/main.ts']);
    return code === 0;
  });
}
if (all) {
  await step('addresses changed one at a time', async () => {
    const { code } = await runPackage('tsx/dist/cli.mjs', ['tests/first-day/main.ts']);
    return code === 0;
  });
}
if (all) await step('long tests of the house', () => runTests('house-long'));
// The tests of the collector mostly wait for time limits, and those in browsers for answers.
await step('tests in browsers and of the collector', async () => {
  const [browser, collector] = await Promise.all([runTests('browser'), runTests('collector')]);
  return { passed: browser.passed + collector.passed, failed: [...browser.failed, ...collector.failed] };
});
if (all) await step('long tests of the collector', () => runTests('collector-long'));
if (all) await step('long tests in browsers', () => runTests('browser-long'));

const labCanRun = process.getuid?.() === 0 && existsSync('/dev/net/tun');
if (labCanRun) await step('tests in the lab', () => runTests('lab'));
if (labCanRun && all) await step('long tests in the lab', () => runTests('lab-long'));
if (!labCanRun) console.log('\nThe lab needs Linux, root and /dev/net/tun: its tests did not run.');

const passed = results.reduce((total, result) => total + result.passed, 0);
const failed = results.flatMap((result) => result.failed);
const took = results.reduce((total, result) => total + result.minutes, 0);
const minutes = (value: number) => `${value.toFixed(1)} min`;
for (const failure of failed) console.log(`\nfailed: ${failure}`);
console.log('');
for (const result of results) {
  console.log(`${result.name}: ${result.passed} passed, ${result.failed.length} failed, ${minutes(result.minutes)}`);
}
console.log(`in all ${minutes(took)}`);
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
