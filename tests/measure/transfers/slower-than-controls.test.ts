import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { controlTransfers } from '../../../src/measure/transfers/control-transfers.ts';
import { barOf, isSlower, isSuspicious } from '../../../src/measure/transfers/slower-than-controls.ts';
import type { Subject } from '../../../src/model/observation.ts';
import { moved, ofControl, ofService } from './samples.ts';

const at = (subject: Subject, kbps: number) => moved(subject, 'download', 114_688, (114_688 * 8) / kbps, kbps);

/** A download of a service at the first speed, beside one of a control at the second. */
function beside(kbps: number, ofTheControl: number) {
  const own = at(ofService('a'), kbps);
  const check = checkOf([at(ofControl('b'), ofTheControl), own]);
  return { own, check, controls: controlTransfers('download', check) };
}

const isSlowBeside = (kbps: number, ofTheControl: number, tries = 2) => {
  const { own, check, controls } = beside(kbps, ofTheControl);
  return isSlower(own, controls, check, barOf(tries));
};

describe('a download that is many times slower than that of a control', () => {
  it('raises a suspicion below 2 Mbit/s', () => {
    const isSuspect = (kbps: number) => {
      const { own, check, controls } = beside(kbps, 20_000);
      return isSuspicious(own, controls, check);
    };
    expect(isSuspect(1900)).toBe(true);
    expect(isSuspect(2100)).toBe(false);
  });

  it('is slow below 1 Mbit/s', () => {
    expect(isSlowBeside(900, 20_000)).toBe(true);
    expect(isSlowBeside(1100, 20_000)).toBe(false);
  });

  it('is slow where that one is six times faster', () => {
    expect(isSlowBeside(500, 3300)).toBe(true);
    expect(isSlowBeside(500, 2700)).toBe(false);
  });

  it('is slow below 1.25 Mbit/s where four tries agree', () => {
    expect(isSlowBeside(1100, 20_000, 4)).toBe(true);
    expect(isSlowBeside(1400, 20_000, 4)).toBe(false);
    expect(isSlowBeside(1100, 20_000, 3)).toBe(false);
  });
});
