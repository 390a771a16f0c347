import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { arePaced, mayShowPace } from '../../../src/measure/transfers/pace.ts';
import type { ArrivalPoint, Observation } from '../../../src/model/observation.ts';
import { discord } from '../../judge/sample-services.ts';
import { tryAt } from '../../judge/sample-tries.ts';

const roundTripMs = 40;
const partBytes = 48_000;

/** A download over 40 ms of which each part of 48 kB took so long. The first is slow start. */
function inParts(...ms: readonly number[]): Observation {
  const msOf = (part: number) => ms.slice(0, part).reduce((sum, took) => sum + took, 0);
  const points = [0, ...ms].map((_, part): ArrivalPoint => [part * partBytes, msOf(part)]);
  return {
    ...tryAt(discord, 'media'),
    probe: 'download',
    stages: { dnsMs: 0, tcpMs: roundTripMs, tlsMs: roundTripMs, firstByteMs: roundTripMs },
    outcome: { kind: 'answered', status: 206, healthy: true },
    transfer: { direction: 'down', bytes: points.length * partBytes, end: 'enough', points },
  };
}

const paced = (...tries: readonly Observation[]) => arePaced(tries, checkOf(tries));

/** As browsers read it behind a shaper: a full queue lost a packet of the second one. */
const shaped = [inParts(190, 133, 134, 133, 133, 132, 133), inParts(190, 390, 5, 133, 134, 133, 131)] as const;
/** The same where packets get lost, although all of it took as long. */
const lossy = [inParts(122, 119, 149, 129, 125, 101, 106), inParts(115, 125, 125, 126, 134, 154, 117)] as const;

describe('downloads', () => {
  it('are paced where most of them comes at one speed', () => {
    expect(paced(...shaped)).toBe(true);
  });

  it('are paced if more than half of their parts are, which differ by up to 3 %', () => {
    const evenly = (ms: number) => inParts(190, ms, ms, ms, ms, ms, ms);
    expect(paced(evenly(100), inParts(190, 100, 115, 120, 130, 140, 110))).toBe(true);
    expect(paced(evenly(100), inParts(190, 105, 115, 120, 130, 140, 110))).toBe(false);
    expect([102.7, 103.4].map((ms) => paced(evenly(100), evenly(ms)))).toEqual([true, false]);
  });

  it('are not paced where packets get lost, also if all of it took as long', () => {
    expect(paced(...lossy)).toBe(false);
  });

  it('are not paced if each of them comes at a speed of its own', () => {
    expect(paced(shaped[0], inParts(190, 150, 151, 149, 150, 150, 150))).toBe(false);
  });

  it('are paced if seven parts agree, of which short ones are taken together', () => {
    const read = inParts(95, 83, 80, 81, 82, 82, 84);
    expect([2, 3].map((tries) => paced(...new Array(tries).fill(read)))).toEqual([false, true]);
    expect([2, 3].map((tries) => mayShowPace([read], tries, checkOf([read])))).toEqual([false, true]);
  });

  it('are not paced where each part is a window of one round trip', () => {
    const windows = inParts(40, 40, 40, 40, 40, 40);
    expect(paced(windows, windows)).toBe(false);
    expect([windows, shaped[0]].map((one) => mayShowPace([one], 2, checkOf([one])))).toEqual([false, true]);
  });

  it('are not paced if nothing shows when they came, or how far their host is', () => {
    const { points: _, ...transfer } = { ...shaped[0].transfer, direction: 'down', bytes: 1, end: 'enough' } as const;
    expect(paced({ ...shaped[0], transfer })).toBe(false);
    const { stages: _stages, ...reused } = shaped[0];
    expect(paced({ ...reused, reused: true })).toBe(false);
  });

  it('are paced although the end of one is a part of less than two round trips', () => {
    const [first, second] = shaped;
    const points = first.transfer?.points ?? [];
    const [bytes = 0, ms = 0] = points.at(-1) ?? [];
    const end: ArrivalPoint = [bytes + 12_000, ms + 33];
    const transfer = { direction: 'down', bytes: end[0], end: 'enough', points: [...points, end] } as const;
    expect(paced({ ...first, transfer }, second)).toBe(true);
  });
});
