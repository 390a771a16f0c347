import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runPackage } from './run.mjs';

/**
 * Runs one set of tests (a project of vitest.config.ts) and counts them.
 * @param {string} project
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runTests(project) {
  const report = join(root, `.cache/tests/${project}.json`);
  await mkdir(join(root, '.cache/tests'), { recursive: true });
  await rm(report, { force: true });
  const { code } = await runPackage('vitest/vitest.mjs', [
    'run',
    `--project=${project}`,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const { numPassedTests, numFailedTests, testResults } = await readFile(report, 'utf8').then(JSON.parse, () => ({
    numPassedTests: 0,
    numFailedTests: 0,
    testResults: [],
  }));
  /** @param {{ status: string, assertionResults: unknown[] }} file */
  const wasNotEvenRead = ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0;
  const failed = numFailedTests + testResults.filter(wasNotEvenRead).length;
  // What fails outside of any test (an error that nobody caught, a crash) counts as well.
  return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}
