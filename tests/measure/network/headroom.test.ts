import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { latencyBoundMs, likelyMs } from '../../../src/measure/network/headroom.ts';
import { lineOf } from '../../../src/measure/network/line.ts';
import { control } from './line-observations.ts';

it('an answer is expected within a second on a fast line, and at any time on other lines or before the first answer', () => {
  const wait = (tookMs: number) => likelyMs(lineOf(checkOf([control('a', { tookMs })])));
  expect(wait(500)).toBe(1000);
  expect(wait(700)).toBe(Number.POSITIVE_INFINITY);
  expect(likelyMs(lineOf(checkOf([])))).toBe(Number.POSITIVE_INFINITY);
});

it('only the distance makes a line slow if pages come within two and a half round trips of connecting', () => {
  const boundOf = (pageMs: number) => {
    const stages = { dnsMs: 0, tcpMs: 400, tlsMs: pageMs / 2, firstByteMs: pageMs / 2 };
    return latencyBoundMs(checkOf([control('a', { tookMs: 400 + pageMs, stages })]));
  };
  expect(boundOf(900)).toBe(400);
  expect(boundOf(1100)).toBe(0);
});
