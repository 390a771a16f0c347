import { describe, expect, it } from 'vitest';
import { countResults } from '../../scripts/count-results.ts';

const file = (...statuses: readonly string[]) => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});

describe('the count of test results', () => {
  it('adds up the tests of all files', () => {
    expect(countResults([file('passed', 'passed'), file('passed', 'failed')], 1)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that could not be loaded as a failure, beside the tests that failed', () => {
    const unread = { status: 'failed', assertionResults: [] };
    expect(countResults([file('passed', 'failed'), unread], 1)).toEqual({ passed: 1, failed: 2 });
  });

  it('counts a hook that failed, whose tests were left out', () => {
    const left = { status: 'failed', assertionResults: [{ status: 'skipped' }, { status: 'skipped' }] };
    expect(countResults([file('passed'), left], 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('counts an error that no test caught', () => {
    expect(countResults([file('passed')], 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('counts a run in which nothing was tested as a failure', () => {
    expect(countResults([], 0)).toEqual({ passed: 0, failed: 1 });
  });
});
