import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { controlTransfers } from '../../../src/measure/transfers/control-transfers.ts';
import { moved, ofControl } from './samples.ts';

it('of three long samples the middle one counts, unless the slowest may have been late by chance', () => {
  const speedBeside = (...kbps: readonly number[]) => {
    const long = kbps.map((one, index) => moved(ofControl(`${index}`), 'download', 393_216, (393_216 * 8) / one, one));
    return controlTransfers('download', checkOf(long)).atLeastKbps;
  };
  expect(speedBeside(1000, 1800, 4000)).toBeCloseTo(1800, -1);
  expect(speedBeside(1000, 2500, 4000)).toBeCloseTo(2000, -1);
});
