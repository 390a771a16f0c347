/** The part of the output of Vitest's JSON reporter that is read here. */
export interface TestFile {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts the results of one run. A file that failed outside its tests (while loading, or in a hook) counts as one
 * failure. So does a run that failed for any other reason or tested nothing.
 */
export function countResults(files: readonly TestFile[], exitCode: number): Count {
  const count = (wanted: string) =>
    files.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === wanted)).length;
  const failedOutside = files.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const passed = count('passed');
  const failed = count('failed') + failedOutside;
  const endedBadly = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: endedBadly ? 1 : failed };
}
