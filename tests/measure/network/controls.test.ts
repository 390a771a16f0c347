import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { controlsIn, flapped } from '../../../src/measure/network/controls.ts';
import { control, lost } from './line-observations.ts';

it('the line flaps if two sites that are first asked at the end fail, and those from the start answer on old connections', () => {
  const atTheStart = [control('a'), control('b')];
  const stillOpen = ['a', 'b'].map((name) => control(name, { phase: 'after', reused: true }));
  const failing = ['c', 'd'].map((name) => control(name, { phase: 'after', ...lost }));
  const isFlapping = (...atTheEnd: Parameters<typeof checkOf>[0][number][]) =>
    flapped(controlsIn(checkOf([...atTheStart, ...atTheEnd])));
  expect(isFlapping(...stillOpen, ...failing)).toBe(true);
  expect(isFlapping(...stillOpen, ...failing.slice(1))).toBe(false);
  expect(isFlapping(control('a', { phase: 'after' }), ...failing)).toBe(false);
});
