import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countResults } from '../../scripts/count-results.ts';
import { root } from '../../scripts/root.ts';

const file = (...statuses: readonly string[]) => ({
  name: join(root, 'tests/judge/verdict.test.ts'),
  message: '',
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status, place) => ({
    status,
    fullName: `the verdict ${place}`,
    failureMessages: status === 'failed' ? ['Property failed { seed: 7 }'] : [],
  })),
});

const broken = (...statuses: readonly string[]) => ({
  ...file(...statuses),
  status: 'failed',
  message: 'no such module',
});

const inBrief = ({ passed, failed }: ReturnType<typeof countResults>) => ({ passed, failed: failed.length });

describe('the count of test results', () => {
  it('adds up the tests of all files', () => {
    const results = countResults([file('passed', 'passed'), file('passed', 'failed')], 1);
    expect(inBrief(results)).toEqual({ passed: 3, failed: 1 });
  });

  it('names each failed test, its file and its reason', () => {
    expect(countResults([file('passed', 'failed')], 1).failed).toEqual([
      'tests/judge/verdict.test.ts: the verdict 1\nProperty failed { seed: 7 }',
    ]);
  });

  it('counts a file that could not be loaded as a failure, besides the failed tests', () => {
    const results = countResults([file('passed', 'failed'), broken()], 1);
    expect(inBrief(results)).toEqual({ passed: 1, failed: 2 });
    expect(results.failed[1]).toBe('tests/judge/verdict.test.ts\nno such module');
  });

  it('counts a failed hook, whose tests were left out', () => {
    const results = countResults([file('passed'), broken('skipped', 'skipped')], 1);
    expect(inBrief(results)).toEqual({ passed: 1, failed: 1 });
  });

  it('counts an error that no test caught', () => {
    expect(inBrief(countResults([file('passed')], 1))).toEqual({ passed: 1, failed: 1 });
  });

  it('counts a run without any test as a failure', () => {
    expect(inBrief(countResults([], 0))).toEqual({ passed: 0, failed: 1 });
  });
});
