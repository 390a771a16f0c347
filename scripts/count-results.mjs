/**
 * The part of the output of Vitest's JSON reporter that is read here.
 * @typedef {{ status: string, assertionResults: readonly { status: string }[] }} TestFile
 */

/**
 * Counts the results of one run. A file that failed outside its tests (while loading, or in a hook) counts as one
 * failure. So does a run that failed for any other reason or tested nothing.
 * @param {readonly TestFile[]} files
 * @param {number} exitCode
 * @returns {{ passed: number, failed: number }}
 */
export function countResults(files, exitCode) {
  const count = (/** @type {string} */ wanted) =>
    files.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === wanted)).length;
  const failedOutside = files.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const passed = count('passed');
  const failed = count('failed') + failedOutside;
  const endedBadly = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: endedBadly ? 1 : failed };
}
