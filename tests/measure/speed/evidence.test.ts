import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineBelief, logEvidence } from '../../../src/measure/speed/evidence.ts';
import { chanceOf, convictingOdds, nextSize } from '../../../src/measure/speed/next-sample.ts';
import type { SpeedSample } from '../../../src/measure/speed/sample.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import { honestLines } from './honest-lines.ts';
import { simulatedCheck } from './simulated-check.ts';

const convicting = Math.log(convictingOdds);

const sample = (kilobytes: number, ms: number, change: Partial<SpeedSample> = {}): SpeedSample => ({
  bytes: 1024 * kilobytes,
  ms,
  roundTripMs: 40,
  besideBytes: 0,
  isUpload: false,
  ...change,
});

/** 10 Mbit/s. */
const controls = [sample(40, 80), sample(40, 85), sample(112, 130), sample(112, 125)];

describe('the evidence that something holds a service back', () => {
  it('is none before a sample', () => {
    expect(logEvidence([], lineBelief(controls))).toBe(0);
  });

  it('convicts by three samples at 64 kbit/s on a line of 10 Mbit/s', () => {
    const held = [sample(40, 5100), sample(28, 3500), sample(28, 3600)];
    expect(logEvidence(held, lineBelief(controls))).toBeGreaterThan(convicting);
  });

  it('grows with samples that agree, and not with those that differ', () => {
    const agreeing = [sample(112, 1800), sample(112, 1850), sample(112, 1900)];
    const differing = [sample(112, 700), sample(112, 150), sample(112, 2600)];
    const belief = lineBelief(controls);
    expect(logEvidence(agreeing, belief)).toBeGreaterThan(convicting);
    expect(logEvidence(differing, belief)).toBeLessThan(2);
  });

  it('is none where a far host loses one packet in a hundred, while controls are near', () => {
    const far = { roundTripMs: 330 };
    const samples = [sample(40, 680, far), sample(112, 1350, far), sample(112, 1050, far), sample(112, 1700, far)];
    expect(logEvidence(samples, lineBelief(controls))).toBeLessThan(1);
  });

  it('is none where the controls are as slow', () => {
    const slow = [sample(40, 5200), sample(40, 5300), sample(28, 3600)];
    expect(logEvidence([sample(40, 5100), sample(28, 3500)], lineBelief(slow))).toBeLessThan(1);
  });

  it('never convicts by one sample, whatever it shows', () => {
    const any = fc.record({
      bytes: fc.integer({ min: 14_600, max: 400_000 }),
      ms: fc.integer({ min: 1, max: 60_000 }),
      roundTripMs: fc.integer({ min: 1, max: 800 }),
      besideBytes: fc.integer({ min: 0, max: 400_000 }),
      isUpload: fc.boolean(),
    });
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 6 }), (one, beside) => {
        expect(logEvidence([one], lineBelief(beside))).toBeLessThan(convicting);
      }),
      { numRuns: 300 },
    );
  });

  it.each(honestLines.map((line) => [line.name, line] as const))(
    'accuses nobody on an honest line: %s',
    (_name, line) => {
      const random = seededRandom(17);
      const rows = (['down', 'up'] as const).flatMap((direction) =>
        Array.from({ length: 3 }, () => simulatedCheck(line, direction, [undefined, undefined], random)).flat(),
      );
      expect(Math.max(...rows.map(({ most }) => most))).toBeLessThan(convicting);
    },
  );
});

describe('the next sample', () => {
  const belief = lineBelief(controls);

  it('is a small one where a small one shows the limit', () => {
    expect(nextSize([sample(40, 5100)], belief, 3_000_000, false)).toBe(40_960);
  });

  it('is none where nothing is left to spend', () => {
    expect(nextSize([sample(40, 5100)], belief, 10_000, false)).toBeUndefined();
  });

  it('is likelier to find something where another service is held back', () => {
    expect(chanceOf(0, true)).toBeGreaterThan(chanceOf(0, false));
  });
});
