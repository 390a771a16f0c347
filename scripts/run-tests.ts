import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Count, countResults } from './count-results.ts';
import { root } from './root.ts';
import { runPackage } from './run.ts';

/** Runs the tests of one project of vitest.config.ts and counts the results. */
export async function runTests(project: string): Promise<Count> {
  const report = join(root, `.cache/tests/${project}.json`);
  await mkdir(join(root, '.cache/tests'), { recursive: true });
  await rm(report, { force: true });
  const { code } = await runPackage('vitest/vitest.mjs', [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const { testResults } = await readFile(report, 'utf8').then(JSON.parse, () => ({ testResults: [] }));
  return countResults(testResults, code);
}
