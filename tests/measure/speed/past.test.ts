import { describe, expect, it } from 'vitest';
import { convictingOdds } from '../../../src/measure/speed/error-rates.ts';
import { lineBelief } from '../../../src/measure/speed/line.ts';
import { faded, logEvidenceBesidePast } from '../../../src/measure/speed/past.ts';
import { lineTold, speedTold } from '../../../src/measure/speed/told.ts';
import { controls, sample } from './sample.ts';

const convicting = Math.log(convictingOdds);
const line = { ofLine: [10_000, 9500, 10_500] };
const usual = { ...line, ofService: [9000, 10_000, 9500] };

/** 224 KiB at a quarter of 10 Mbit/s. */
const quarter = [750, 740, 760, 745, 755, 750].map((ms) => sample(224, ms));

const besidePast = (past = usual, samples = quarter, beside = controls) =>
  logEvidenceBesidePast(samples, beside, past, lineBelief(beside));

describe('the evidence beside its past', () => {
  it('grows if a service is at a quarter of its usual speed, and its line is not', () => {
    expect(besidePast()).toBeGreaterThan(3);
    expect(besidePast()).toBeGreaterThan(besidePast(usual, quarter.slice(0, 2)));
  });

  it('is none if the line has fallen too', () => {
    const slow = [sample(112, 400), sample(112, 390), sample(112, 405)];
    expect(besidePast(usual, quarter, slow)).toBeLessThan(1);
  });

  it('is none if the service is always so slow', () => {
    expect(besidePast({ ...line, ofService: [2500, 2400, 2600] })).toBeLessThan(0);
  });

  it('is none until three checks know what is usual', () => {
    expect(besidePast({ ...line, ofService: [9000, 10_000] })).toBe(0);
  });

  it('fades by half a day, and what was fine never speaks for what comes later', () => {
    const halfDay = 12 * 3_600_000;
    expect(faded(8, 0)).toBeCloseTo(8 - Math.log(2), 2);
    expect(faded(8, halfDay)).toBeCloseTo(4 - Math.log(2), 1);
    expect(faded(-20, 0)).toBeCloseTo(-Math.log(2));
    expect(faded(convicting, 10 * halfDay)).toBeLessThan(0.1);
  });
});

describe('the speed that is told', () => {
  it('has its tenth and its ninetieth part around it', () => {
    const told = speedTold(quarter, lineBelief(controls));
    expect(told?.kbps).toBeGreaterThan(2000);
    expect(told?.kbps).toBeLessThan(3000);
    expect(told?.from).toBeLessThanOrEqual(told?.kbps ?? 0);
    expect(told?.to).toBeGreaterThanOrEqual(told?.kbps ?? 0);
  });

  it('is wide if a small sample came as fast as it could', () => {
    const told = lineTold([sample(28, 50)]);
    expect((told?.to ?? 0) / (told?.from ?? 1)).toBeGreaterThan(4);
  });
});
