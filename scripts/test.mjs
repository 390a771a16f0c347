import { existsSync } from 'node:fs';
import { ensureBrowser } from './browsers.mjs';
import { build, targets } from './build.mjs';
import { checks } from './check.mjs';
import { ensureDependencies } from './install.mjs';
import { runTests } from './run-tests.mjs';
import { ensureTestPrograms } from './test-programs.mjs';

await ensureDependencies();
await ensureTestPrograms();
await ensureBrowser('chromium');
await ensureBrowser('firefox');

/** @type {{ name: string, passed: number, failed: number }[]} */
const results = [];

/**
 * @param {string} name
 * @param {() => Promise<{ passed: number, failed: number }>} count
 */
async function step(name, count) {
  console.log(`\n== ${name}`);
  results.push({ name, ...(await count()) });
}

/** @param {boolean} good */
const asOne = (good) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1 });

for (const { name, run } of checks) await step(name, async () => asOne((await run()).code === 0));
await step('unit tests', () => runTests('unit'));
await step('tests of the collector', () => runTests('collector'));
for (const target of targets) {
  await step(`build for ${target}`, () =>
    build(target).then(
      () => asOne(true),
      (error) => {
        console.error(error.message);
        return asOne(false);
      },
    ),
  );
}
await step("Mozilla's linter", async () => {
  const { lintFirefox } = await import('./lint-firefox.mjs');
  const findings = await lintFirefox();
  for (const finding of findings) console.error(finding);
  return asOne(findings.length === 0);
});
await step('tests of the house', () => runTests('house'));
await step('tests in browsers', () => runTests('browser'));
if (process.getuid?.() === 0 && existsSync('/dev/net/tun')) await step('tests in the lab', () => runTests('lab'));
else console.log('\nThe lab needs Linux, root and /dev/net/tun: its tests are left out here.');

console.log('');
for (const { name, passed, failed } of results) console.log(`${name}: ${passed} passed, ${failed} failed`);
const sum = (/** @type {'passed' | 'failed'} */ key) => results.reduce((total, result) => total + result[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
