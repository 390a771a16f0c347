import { relative } from 'node:path';
import { root } from './root.ts';

/** The part of the output of Vitest's JSON reporter that is used here. */
export interface TestFile {
  readonly name: string;
  readonly status: string;
  /** Why the file failed outside its tests, or empty. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
}

export interface Count {
  readonly passed: number;
  /** The failures, each with the first lines of its reason. */
  readonly failed: readonly string[];
}

/**
 * Counts the results of one run. A file that failed outside its tests (while loading, or in a hook) counts as one
 * failure. So does a run that failed for any other reason or tested nothing.
 */
export function countResults(files: readonly TestFile[], exitCode: number): Count {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failed = files.flatMap(failuresOf);
  const endedBadly = failed.length === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: endedBadly ? [`a run that ended with code ${exitCode} after ${passed} tests`] : failed };
}

function failuresOf({ name, status, message, assertionResults }: TestFile): string[] {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) return [withReason(file, message)];
  return failed.map(({ fullName, failureMessages }) => withReason(`${file}: ${fullName}`, failureMessages.join('\n')));
}

/** Enough of the reason for a property's seed and its counterexample. */
const longestReason = 600;

const withReason = (name: string, reason: string): string => `${name}\n${reason.slice(0, longestReason)}`.trim();
