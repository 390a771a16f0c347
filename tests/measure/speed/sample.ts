import type { SpeedSample } from '../../../src/measure/speed/sample.ts';

/** A download of a host 40 ms away, with nothing beside it. */
export const sample = (kilobytes: number, ms: number, change: Partial<SpeedSample> = {}): SpeedSample => ({
  bytes: 1024 * kilobytes,
  ms,
  roundTripMs: 40,
  besideBytes: [0, 0],
  isUpload: false,
  ...change,
});

/** Of which nothing more came after this. */
export const stopped = (kilobytes: number, ms: number): SpeedSample =>
  sample(kilobytes + 16, ms, { isUnfinished: true, stoppedAfterBytes: 1024 * kilobytes });

/** What controls show of a line of 10 Mbit/s. */
export const controls = [sample(40, 80), sample(40, 85), sample(112, 130), sample(112, 125)];
