import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { likelyMs } from '../../../src/measure/network/headroom.ts';
import { lineOf } from '../../../src/measure/network/line.ts';
import { control } from './line-observations.ts';

it('an answer is expected within a second on a fast line, and without a limit on other lines or before the first answer', () => {
  const wait = (tookMs: number) => likelyMs(lineOf(checkOf([control('a', { tookMs })])));
  expect(wait(300)).toBe(1000);
  expect(wait(900)).toBe(Number.POSITIVE_INFINITY);
  expect(likelyMs(lineOf(checkOf([])))).toBe(Number.POSITIVE_INFINITY);
});
