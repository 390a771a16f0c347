import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convictingOdds } from '../../../src/measure/speed/error-rates.ts';
import { evidenceOf } from '../../../src/measure/speed/evidence.ts';
import { likeliestLine, lineBelief, losesMuch } from '../../../src/measure/speed/line.ts';
import type { SpeedSample } from '../../../src/measure/speed/sample.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import { honestLines } from './honest-lines.ts';
import { controls, sample, stopped } from './sample.ts';
import { simulatedNetwork } from './simulated-network.ts';

const convicting = Math.log(convictingOdds);

function logOf(samples: readonly SpeedSample[], beside: readonly SpeedSample[] = controls): number {
  return evidenceOf([samples], lineBelief(beside))[0]?.log ?? Number.NaN;
}

/** Of 224 KiB in 860 ms: the first record at once, half so late, and the rest. */
const pointsAt = (halfMs: number) =>
  [
    [16, 0],
    [120, halfMs],
    [224, 860],
  ].map(([kilobytes = 0, ms = 0]) => [1024 * kilobytes, ms] as const);

it('a line is no slower than what came of it since it was asked for', () => {
  const atOnceAfterALateFirstByte = sample(40, 7, { firstByteMs: 200 });
  expect(likeliestLine(lineBelief([atOnceAfterALateFirstByte, sample(28, 540)])).kbps).toBeGreaterThan(1000);
});

describe('the evidence that something holds a service back', () => {
  it('is none before a sample', () => {
    expect(logOf([])).toBeCloseTo(0);
  });

  it('convicts by three samples at 64 kbit/s on a line of 10 Mbit/s', () => {
    expect(logOf([sample(40, 5100), sample(28, 3500), sample(28, 3600)])).toBeGreaterThan(convicting);
  });

  it('grows with samples that agree, and not with those that differ', () => {
    const agreeing = [sample(112, 1800), sample(112, 1850), sample(112, 1900)];
    const differing = [sample(112, 700), sample(112, 150), sample(112, 2600)];
    expect(logOf(agreeing)).toBeGreaterThan(convicting);
    expect(logOf(differing)).toBeLessThan(2);
  });

  it('sees a limit behind a burst in what is longer than the burst', () => {
    expect(logOf([sample(40, 90), sample(112, 130)])).toBeLessThan(0);
    const long = [sample(224, 3050), sample(224, 3100), sample(224, 3000)];
    expect(logOf([sample(40, 90), ...long])).toBeGreaterThan(convicting);
  });

  it('tells a limit behind a burst from a slow server by how the later half came', () => {
    const came = (halfMs: number) => [1, 2, 3, 4].map(() => sample(224, 860, { points: pointsAt(halfMs) }));
    expect(logOf(came(80))).toBeGreaterThan(logOf(came(420)) + 3);
  });

  it('is none where packets are lost again and again, and each time a timer is twice as long', () => {
    const lossy = [sample(112, 500), sample(112, 1100), sample(112, 400), sample(112, 2600)];
    expect(logOf([sample(112, 900), sample(112, 4500), sample(112, 700)], lossy)).toBeLessThan(1);
  });

  it('is none where a far host loses one packet in a hundred, while controls are near', () => {
    const far = { roundTripMs: 330 };
    const samples = [sample(40, 680, far), sample(112, 1350, far), sample(112, 1050, far), sample(112, 1700, far)];
    expect(logOf(samples)).toBeLessThan(1);
  });

  it('is none where the controls are as slow', () => {
    const slow = [sample(40, 5200), sample(40, 5300), sample(28, 3600)];
    expect(logOf([sample(40, 5100), sample(28, 3500)], slow)).toBeLessThan(1);
  });

  it('is none where the server of an upload takes its time itself', () => {
    const upload = sample(48, 2090, { isUpload: true, serverMs: 2020 });
    expect(logOf([upload, upload, upload, upload])).toBeLessThan(1);
  });

  it('is none where other transfers may have filled the line', () => {
    const besideBytes = [0, 1024 * 400] as const;
    expect(logOf([sample(112, 380, { besideBytes }), sample(112, 390, { besideBytes })])).toBeLessThan(0);
  });

  it('says nothing on a line that loses many packets itself', () => {
    const lossy = [sample(112, 900), sample(112, 1500), sample(112, 700), sample(112, 1900)];
    expect(losesMuch(lineBelief(lossy))).toBe(true);
    expect(logOf([sample(40, 5100), sample(28, 3500), sample(28, 3600)], lossy)).toBeLessThanOrEqual(0);
  });

  it('is more where another service is held alike', () => {
    const held = [sample(40, 5100), sample(28, 3500), sample(28, 3600)];
    const two = [sample(28, 3500), sample(28, 3600)];
    expect(logOf(two)).toBeLessThan(convicting);
    expect(evidenceOf([two, held], lineBelief(controls))[0]?.log).toBeGreaterThan(convicting);
  });

  it('convicts what stops at the same place three times, and not at three places', () => {
    expect(logOf([stopped(16, 2500), stopped(16, 2500), stopped(16, 2500)])).toBeGreaterThan(convicting);
    expect(logOf([stopped(0, 2500), stopped(48, 2500), stopped(160, 2500)])).toBeLessThan(convicting);
  });

  it('convicts by fewer where it is seen that they stop at one place', () => {
    const unseen = [1, 2].map(() => sample(48, 8000, { isUnfinished: true, isUpload: true }));
    expect(logOf([stopped(16, 2500), stopped(16, 5000)])).toBeGreaterThan(logOf(unseen));
  });

  it('is none where controls stop too', () => {
    const stopping = [stopped(16, 2500), stopped(16, 2500), stopped(16, 2500)];
    expect(logOf(stopping, stopping)).toBeLessThan(1);
  });

  it('never convicts by one sample, whatever it shows', () => {
    const any = fc.record({
      bytes: fc.integer({ min: 14_600, max: 400_000 }),
      ms: fc.oneof(fc.integer({ min: 1, max: 60_000 }), fc.constant(Number.POSITIVE_INFINITY)),
      roundTripMs: fc.integer({ min: 1, max: 800 }),
      besideBytes: fc.constantFrom<[number, number]>([0, 0], [0, 100_000], [200_000, 400_000]),
      isUpload: fc.boolean(),
    });
    const finished = any.filter(({ ms }) => Number.isFinite(ms));
    const unfinished = any.map((one): SpeedSample => ({ ...one, isUnfinished: true, stoppedAfterBytes: 16_384 }));
    fc.assert(
      fc.property(fc.oneof(finished, unfinished), fc.array(finished, { maxLength: 6 }), (one, beside) => {
        expect(logOf([one], beside)).toBeLessThan(convicting);
      }),
      { numRuns: 300 },
    );
  });

  it.each(honestLines.map((line) => [line.name, line] as const))(
    'accuses nobody in four checks of an honest line: %s',
    (_name, line) => {
      const random = seededRandom(17);
      const none = Array.from({ length: 4 }, () => [undefined, undefined]);
      const checks = (['down', 'up'] as const).flatMap((direction) => simulatedNetwork(line, direction, none, random));
      const rows = checks.flatMap((check) => check.rows);
      expect(Math.max(...rows.map(({ most }) => most))).toBeLessThan(convicting);
    },
  );
});
