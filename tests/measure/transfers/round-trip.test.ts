import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { roundTripTo } from '../../../src/measure/transfers/round-trip.ts';
import { moved, ofControl, ofService, pageFrom } from './samples.ts';

it('no host is farther away than the other side of the Earth, however long the queue in front of it', () => {
  const near = ['b', 'c', 'd'].map((name) => pageFrom(moved(ofControl(name), 'download', 0, 1), 20));
  const roundTripBehind = (queueMs: number) => {
    const page = pageFrom(moved(ofService('a'), 'download', 0, 1), queueMs);
    return roundTripTo(page.host, checkOf([...near, page]));
  };
  expect(roundTripBehind(300)).toBe(300);
  expect(roundTripBehind(900)).toBe(420);
});
