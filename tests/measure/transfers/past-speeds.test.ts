import { describe, expect, it } from 'vitest';
import { pastSpeeds, usualKbps, usualSpeedMs } from '../../../src/measure/transfers/past-speeds.ts';
import type { FunctionState } from '../../../src/model/verdict.ts';

const measured = (closerKbps: number, state: FunctionState = 'works', service = 'telegram') => ({
  verdicts: [
    {
      service,
      state: 'works',
      functions: [{ function: 'media', state, closerKbps, because: [] }],
      because: [],
      at: 0,
      ruleset: 2,
    } as const,
  ],
});
const checks = (...speeds: readonly number[]) => speeds.map((kbps) => measured(kbps));
const subject = { kind: 'service', service: 'telegram', endpoint: 'media', function: 'media' } as const;

describe('the usual speed', () => {
  it('is taken from the newest eight checks', () => {
    const usual = (slow: number, fast: number) => {
      const speeds = [...Array.from({ length: slow }, () => 500), ...Array.from({ length: fast }, () => 900)];
      return usualKbps(pastSpeeds(checks(...speeds)).download, subject);
    };
    expect(usual(4, 6)).toBe(900);
    expect(usual(5, 5)).toBe(500);
  });

  it('is taken from two weeks', () => {
    expect(usualSpeedMs / 3_600_000 / 24).toBe(14);
  });

  it('is the median of what earlier checks measured', () => {
    expect(usualKbps(pastSpeeds(checks(500, 900, 700)).download, subject)).toBe(700);
  });

  it('is the faster one of two, since a busy device measures too little and never too much', () => {
    expect(usualKbps(pastSpeeds(checks(900, 500)).download, subject)).toBe(900);
    expect(usualKbps(pastSpeeds(checks(300, 900, 500, 200)).download, subject)).toBe(500);
  });

  it('follows a line that became slower for good, by the newest eight', () => {
    const past = [...Array<number>(8).fill(300), ...Array<number>(30).fill(9000)];
    expect(usualKbps(pastSpeeds(checks(...past)).download, subject)).toBe(300);
  });

  it('is unknown for a service that was not measured, and for uploads', () => {
    expect(usualKbps(pastSpeeds([measured(900, 'works', 'viber')]).download, subject)).toBeUndefined();
    expect(usualKbps(pastSpeeds(checks(900)).upload, { ...subject, function: 'upload' })).toBeUndefined();
  });

  it('leaves out checks that found it slow, and those of other services', () => {
    const slowed = Array.from({ length: 9 }, () => measured(50, 'slow'));
    const others = Array.from({ length: 9 }, () => measured(50, 'works', 'viber'));
    expect(usualKbps(pastSpeeds([...slowed, ...others, ...checks(800)]).download, subject)).toBe(800);
  });

  it('is known for controls too, whichever was measured', () => {
    const network = { state: 'online', because: [], answered: 2, tried: 2, closerKbps: 6000 } as const;
    const control = { kind: 'control', control: 'kernel', class: 'foreign', vendor: 'kernel' } as const;
    expect(usualKbps(pastSpeeds([{ verdicts: [], network }]).download, control)).toBe(6000);
    expect(usualKbps(pastSpeeds(checks(900)).download, control)).toBeUndefined();
  });
});
