import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/model/chance.ts';
import { slowStartMs } from '../transfers/slow-start-ms.ts';
import { comparedQuantiles, quantileOf, simulatedMs, triedLines } from './lines.ts';
import { type LineOptions, simulate, type TransferOptions } from './transfers.ts';

/** For a server that wants its pages to show early: the headers of an answer come before its body. */
const early = { recordBytes: 1369 } as const;

const line = (mbit: number): LineOptions => ({
  down: { bitsPerSecond: mbit * 1e6 },
  up: { bitsPerSecond: mbit * 1e6 },
});

function one(mbit: number, options: Partial<TransferOptions>, seed = 1) {
  const whole: TransferOptions = { direction: 'down', bytes: 114_688, roundTripMs: 40, ...options };
  const [moved] = simulate(line(mbit), [whole], seededRandom(seed));
  if (!moved) throw new Error('nothing was moved');
  return { ...moved, bodyMs: moved.arrivals.at(-1)?.ms ?? 0 };
}

describe('a simulated path', () => {
  it.each([
    [1, 20],
    [1, 90],
    [10, 20],
    [10, 90],
    [10, 300],
    [50, 300],
  ])('carries 32 KiB over %i Mbit/s and %i ms in the time of slow start', (mbit, roundTripMs) => {
    const { bodyMs } = one(mbit, { roundTripMs, bytes: 32_768, ...early });
    const expected = slowStartMs(32_768, 1000 * mbit, roundTripMs);
    expect(Math.abs(bodyMs - expected) / expected).toBeLessThan(0.1);
  });

  it('connects in one round trip, and agrees on keys in another', () => {
    const { connectMs, tlsMs, firstByteMs } = one(100, { roundTripMs: 80, ...early });
    for (const ms of [connectMs, tlsMs, firstByteMs]) expect(Math.round(ms / 10)).toBe(8);
  });

  it('shows the head of an answer with the first record of its body', () => {
    const { firstByteMs, arrivals } = one(100, { roundTripMs: 80 });
    expect(Math.round(firstByteMs / 10)).toBe(16);
    expect(arrivals[0]).toEqual({ ms: 0, bytes: 16_384 });
  });

  it.each(['shape', 'police'] as const)('holds a transfer to the rate of a limit (%s)', (manner) => {
    const { bodyMs } = one(50, { limit: { bitsPerSecond: 256_000, manner } });
    const kbps = (8 * (114_688 - 16_384)) / bodyMs;
    expect(kbps).toBeGreaterThan(150);
    expect(kbps).toBeLessThan(280);
  });

  it('lets a burst through before a policer holds', () => {
    const policed = { bitsPerSecond: 64_000, manner: 'police', burstBytes: 131_072 } as const;
    expect(one(10, { bytes: 40_960, limit: policed }).bodyMs).toBeLessThan(150);
    expect(one(10, { bytes: 393_216, limit: policed }).bodyMs).toBeGreaterThan(20_000);
  });

  it('takes longer by a round trip or more if a packet is lost', () => {
    const times = Array.from({ length: 60 }, (_, seed) => one(50, { roundTripMs: 90, lossPercent: 2 }, seed).bodyMs);
    const undisturbed = one(50, { roundTripMs: 90 }).bodyMs;
    const late = times.filter((ms) => ms > undisturbed + 80);
    expect(late.length).toBeGreaterThan(20);
    expect(times.every((ms) => ms >= undisturbed - 1)).toBe(true);
  });

  it('is shared by simultaneous transfers', () => {
    const download: TransferOptions = { direction: 'down', bytes: 114_688, roundTripMs: 40 };
    const moved = simulate(line(2), [download, download, download, download], seededRandom(1));
    const longest = Math.max(...moved.map(({ tookMs }) => tookMs));
    expect(longest).toBeGreaterThan((4 * 8 * 114_688) / 2000);
    expect(longest).toBeLessThan(1.3 * ((4 * 8 * 114_688) / 2000));
  });
});

/** Written by `npm run lines -- --keep`: the compared quantiles by browser and line, ms. */
const measuredLines = JSON.parse(readFileSync(new URL('measured-lines.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, readonly number[]>>>
>;

/** How far simulated times may be from measured ones. */
const tolerance = 0.15;

describe('a simulated path takes as long as a path in the lab', () => {
  it.each(triedLines.map((line) => [line.name, line] as const))('%s', (name, line) => {
    const told = simulatedMs(line, 600);
    for (const [browser, measured] of Object.entries(measuredLines)) {
      const far = comparedQuantiles.map((share, index) => quantileOf(told, share) / (measured[name]?.[index] ?? 0) - 1);
      for (const one of far) expect(Math.abs(one), `beside ${browser}`).toBeLessThan(tolerance);
    }
  });
});
