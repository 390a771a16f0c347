import { expect, test } from 'vitest';
import { partResultsOf } from '../../../src/history/comparison/part-result.ts';
import type { FunctionVerdict } from '../../../src/model/verdict.ts';

test.each<[Omit<FunctionVerdict, 'function' | 'because'>, string | undefined]>([
  [{ state: 'works' }, 'works'],
  [{ state: 'slow', cause: 'throttle' }, 'stalls'],
  [{ state: 'blocked', cause: 'freeze' }, 'stalls'],
  [{ state: 'blocked', cause: 'tls' }, 'fails'],
  [{ state: 'partial', cause: 'websocket' }, 'fails'],
  [{ state: 'down', cause: 'http' }, 'fails'],
  [{ state: 'unsure' }, undefined],
  [{ state: 'untestable' }, undefined],
])('a part with the verdict %o is compared as %s', (verdict, result) => {
  const functions = [{ function: 'media', because: [], ...verdict } as const];
  expect(partResultsOf({ functions }).get('media')).toBe(result);
});
