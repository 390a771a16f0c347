import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { controlTransfers } from '../../../src/measure/transfers/control-transfers.ts';
import { limitInDownloads, manyTries } from '../../../src/measure/transfers/lost-packets.ts';
import { barOf, isSlower } from '../../../src/measure/transfers/slower-than-controls.ts';
import { downloadSample } from '../../../src/measure/transfers/transfer.ts';
import { type Random, seededRandom } from '../../../src/model/chance.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { discord } from '../../judge/sample-services.ts';
import { control, tryAt } from '../../judge/sample-tries.ts';
import { lossyMs } from './lossy-ms.ts';
import { slowStartMs } from './slow-start-ms.ts';

const firstPartBytes = 28_672;

/** A closer download in two sequential parts. */
function download(o: Observation, bytes: number, roundTripMs: number, msOf: (bytes: number) => number): Observation {
  const stages = { dnsMs: 0, tcpMs: roundTripMs, tlsMs: roundTripMs, firstByteMs: roundTripMs };
  return {
    ...o,
    probe: 'download',
    stages,
    tookMs: 4 * roundTripMs + msOf(firstPartBytes) + msOf(bytes - firstPartBytes),
    outcome: { kind: 'answered', status: 206, healthy: true },
    transfer: { direction: 'down', bytes, end: 'enough' },
  };
}

/** Whether each of this many tries looks slow beside a control on a line of 50 Mbit/s. */
function allLookSlow(tries: number, roundTripMs: number, msOf: (bytes: number) => number): boolean {
  const ofControl = download(control('a'), 393_216, 90, (bytes) => slowStartMs(bytes, 50_000, 90));
  const ofService = Array.from({ length: tries }, () =>
    download(tryAt(discord, 'media'), downloadSample.maxBytes, roundTripMs, msOf),
  );
  const seen = [ofControl, ...ofService];
  const controls = controlTransfers('download', checkOf(seen));
  return ofService.every((o) => isSlower(o, controls, checkOf(seen), barOf(tries)));
}

const runs = 3000;

/** In how many runs all tries look slow over a path that loses two packets in a hundred. */
function timesSlowByLosses(tries: number, roundTripMs: number, random: Random): number {
  const isSlow = () => allLookSlow(tries, roundTripMs, (bytes) => lossyMs(bytes, roundTripMs, 0.02, random));
  return Array.from({ length: runs }, isSlow).filter((is) => is).length;
}

it.each([20, 40, 90, 150, 240, 390])(
  'four tries at a host %i ms away that loses two packets in a hundred all look slow in less than one of 500 runs',
  (roundTripMs) => {
    expect(timesSlowByLosses(manyTries, roundTripMs, seededRandom(roundTripMs))).toBeLessThan(runs / 500);
  },
);

it('four tries at 1 Mbit/s look slow on a line of 50, but two do not, since losses may explain them', () => {
  const atLimit = (bytes: number) => slowStartMs(bytes, 960, 90);
  expect(allLookSlow(manyTries, 90, atLimit)).toBe(true);
  expect(allLookSlow(2, 90, atLimit)).toBe(false);
});

describe('tries that are slower than usual', () => {
  /** A long try over 40 ms of which each part of 47 KB came in so many ms. */
  const tryIn = (...partsMs: readonly number[]): Observation => {
    const bytesOf = (part: number) => Math.round(16_384 + (part / partsMs.length) * (393_216 - 16_384));
    const msOf = (part: number) => partsMs.slice(0, part).reduce((sum, ms) => sum + ms, 0);
    const points = [0, ...partsMs].map((_, part) => [bytesOf(part), msOf(part)] as const);
    const whole = download(tryAt(discord, 'media'), 393_216, 40, () => 0);
    const transfer = { direction: 'down', bytes: 393_216, end: 'enough', points } as const;
    return { ...whole, tookMs: 160 + msOf(partsMs.length), transfer };
  };
  const evenly = (ms: number) => tryIn(...new Array<number>(8).fill(ms / 8));
  /** Most parts differ, and two agree. */
  const unevenly = (ms: number) => tryIn(...[1.2, 1, 0.8, 1.15, 0.9, 0.7, 1, 1.25].map((share) => (share * ms) / 8));
  const limitIn = (...tries: readonly Observation[]) => limitInDownloads(tries, checkOf(tries));

  it('show a limit where two are paced, however fast they are', () => {
    expect(limitIn(evenly(800))).toBe('open');
    expect(limitIn(evenly(800), evenly(800))).toBe('shown');
  });

  it('lead to further ones as long as they agree', () => {
    const scattered = tryIn(120, 80, 105, 111, 133, 90, 70, 141);
    expect(limitIn(evenly(800), scattered)).toBe('open');
    expect(limitIn(evenly(800), evenly(880))).toBe('none');
    expect(limitIn(evenly(800), evenly(880), evenly(800), evenly(800))).toBe('none');
  });

  it('lead to no further one where neither agreement nor a pace would tell', () => {
    // It has a single part of two and a half round trips.
    expect(limitIn(evenly(250))).toBe('none');
  });

  it('show none by agreeing where they are as fast as losses leave them', () => {
    // A path of 40 ms that loses two of 100 packets carries 2,529 kbit/s, and one that loses six 1,460.
    const tries = (count: number, ms: number) => new Array<Observation>(count).fill(unevenly(ms));
    expect(limitIn(...tries(5, 1150))).toBe('none');
    expect(limitIn(...tries(5, 1400))).toBe('shown');
    expect(limitIn(...tries(4, 1400))).toBe('open');
    expect(limitIn(...tries(4, 2200))).toBe('shown');
    expect(limitIn(...tries(3, 2200))).toBe('open');
  });

  it('show a limit by what comes after the burst that a limit lets through', () => {
    const afterBurst = (ms: number) => tryIn(ms, ...new Array<number>(7).fill(100));
    expect(limitIn(afterBurst(10), afterBurst(100))).toBe('shown');
  });

  it('show none by agreeing beside controls that differ, as they do where everybody loses packets', () => {
    const ofControl = (ms: number): Observation => ({ ...evenly(ms), ...control('a'), probe: 'download' });
    const tries = new Array<Observation>(5).fill(unevenly(1400));
    const limitBeside = (...ms: readonly number[]) =>
      limitInDownloads(tries, checkOf([...tries, ...ms.map(ofControl)]));
    expect(limitBeside(400, 408)).toBe('shown');
    expect(limitBeside(400, 420)).toBe('none');
  });

  it('show a limit by two where lost packets alone would stop them', () => {
    // One that loses 15 of 100 carries 923 kbit/s, so these are at 899 and at 953.
    expect(limitIn(unevenly(3500), unevenly(3500))).toBe('shown');
    expect(limitIn(unevenly(3300), unevenly(3300))).toBe('open');
  });
});
