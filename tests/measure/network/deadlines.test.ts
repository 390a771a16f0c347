import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { deadlineMs, relayDeadlineMs } from '../../../src/measure/network/deadlines.ts';
import { lineOf } from '../../../src/measure/network/line.ts';
import { control } from './line-observations.ts';

describe('the deadline of a probe', () => {
  it('is the given default until a control has answered', () => {
    expect(deadlineMs(lineOf(checkOf([])), 4500)).toBe(4500);
  });

  it('grows with the slowest control, within limits', () => {
    const wait = (tookMs: number) => deadlineMs(lineOf(checkOf([control('a', { tookMs })])), 4500);
    expect(wait(40)).toBe(2500);
    expect(wait(2000)).toBe(6500);
    expect(wait(60_000)).toBe(15_000);
  });
});

describe('the deadline of a call relay', () => {
  it('allows two tries within a few seconds, and more time on slow lines', () => {
    const wait = (tookMs: number) => relayDeadlineMs(lineOf(checkOf([control('a', { tookMs })])));
    expect(relayDeadlineMs(lineOf(checkOf([])))).toBe(2300);
    expect(wait(300)).toBe(2300);
    expect(wait(2000)).toBe(4000);
    expect(wait(9000)).toBe(5000);
  });
});
