import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { controlTransfers } from '../../../src/measure/transfers/control-transfers.ts';
import { manyTries, mayShowLimit, showsLimit } from '../../../src/measure/transfers/lost-packets.ts';
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
  /** A long try over 40 ms of which the halves came in these times. */
  const tryIn = (...halvesMs: readonly [number, number]): Observation => {
    const [first, second] = halvesMs;
    const whole = download(tryAt(discord, 'media'), 393_216, 40, () => 0);
    const points = [
      [16_384, 0],
      [204_800, first],
      [393_216, first + second],
    ] as const;
    return {
      ...whole,
      tookMs: 160 + first + second,
      transfer: { direction: 'down', bytes: 393_216, end: 'enough', points },
    };
  };
  const shows = (...tries: readonly Observation[]) => [showsLimit, mayShowLimit].map((of) => of(tries, checkOf(tries)));

  it('lead to further ones as long as they agree, and show a limit if four do', () => {
    const atLimit = tryIn(520, 510);
    expect(shows(atLimit, atLimit)).toEqual([false, true]);
    expect(shows(atLimit, atLimit, tryIn(550, 520), tryIn(500, 530))).toEqual([true, false]);
  });

  it('lead to none where they differ, as losses do', () => {
    expect(shows(tryIn(520, 510), tryIn(700, 620))).toEqual([false, false]);
  });

  it('show no limit if only their whole times agree', () => {
    const tries = [tryIn(520, 510), tryIn(430, 600), tryIn(610, 420), tryIn(520, 530)];
    expect(shows(...tries)).toEqual([false, false]);
  });

  it('show a limit by two where lost packets alone would stop them', () => {
    // A path of 40 ms that loses 15 of 100 packets carries 923 kbit/s, so these are at 899 and at 953.
    const crawling = tryIn(1750, 1750);
    expect(shows(crawling, crawling)).toEqual([true, false]);
    const faster = tryIn(1650, 1650);
    expect(shows(faster, faster)).toEqual([false, true]);
  });
});
