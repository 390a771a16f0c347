import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { deadlineMs } from '../../../src/measure/network/deadlines.ts';
import { lineOf } from '../../../src/measure/network/line.ts';
import { slowedAnswerMs } from '../../../src/measure/transfers/small-transfers.ts';
import { control } from '../network/line-observations.ts';

it('a small transfer may wait until Chromium has noticed a dead connection, but no longer than any other probe', () => {
  const line = lineOf(checkOf([control('a', { tookMs: 60_000 })]));
  expect(slowedAnswerMs).toBeGreaterThan(10_000);
  expect(slowedAnswerMs).toBeLessThanOrEqual(deadlineMs(line, 0));
});
