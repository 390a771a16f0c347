import { describe, expect, it } from 'vitest';
import { type Arrival, goodputKbps, pointsOf, steadyKbps } from '../../src/probe/goodput.ts';

/** Equal chunks at equal intervals, after a slow start of some chunks. */
function arrivals(chunkBytes: number, everyMs: number, count: number, slowStart = 0): Arrival[] {
  let atMs = 0;
  return Array.from({ length: count }, (_, index) => {
    atMs += index < slowStart ? 5 * everyMs : everyMs;
    return { atMs, bytes: (index + 1) * chunkBytes };
  });
}

describe('the speed of a body', () => {
  it('is its bytes divided by its time', () => {
    expect(goodputKbps(arrivals(4096, 32.768, 48))).toBe(1000);
  });

  it('is the same if the bytes come in large bundles', () => {
    expect(goodputKbps(arrivals(16_384, 131.072, 12))).toBe(1000);
  });

  it('leaves out the slow start', () => {
    expect(goodputKbps(arrivals(4096, 32.768, 48, 8))).toBe(1000);
  });

  it('can be measured from the few bytes that a line at 64 kbit/s carries in six seconds', () => {
    expect(goodputKbps(arrivals(16_384, 2048, 3))).toBe(64);
  });

  it('is not the speed of the last few bytes, if a busy device delivers nearly all at once', () => {
    const all = { atMs: 1165, bytes: 49_152 };
    expect(goodputKbps([{ atMs: 1000, bytes: 48_800 }, all])).toBeUndefined();
    expect(goodputKbps([{ atMs: 800, bytes: 16_384 }, { atMs: 1000, bytes: 48_800 }, all])).toBeUndefined();
    expect(goodputKbps([{ atMs: 1000, bytes: 32_768 }, all])).toBe(794);
  });

  it('cannot be measured from a few bytes, a single chunk, or nothing', () => {
    expect(goodputKbps(arrivals(4096, 10, 5))).toBeUndefined();
    expect(goodputKbps(arrivals(196_608, 10, 1))).toBeUndefined();
    expect(goodputKbps([])).toBeUndefined();
  });
});

describe('the speed of a body without its longest pause', () => {
  const fast = arrivals(4096, 4, 16);
  const after = (pauseMs: number, more: readonly Arrival[]): Arrival[] =>
    more.map(({ atMs, bytes }) => ({ atMs: atMs + 64 + pauseMs, bytes: bytes + 65_536 }));

  it('does not count the time before the first byte', () => {
    const late = fast.map(({ atMs, bytes }) => ({ atMs: atMs + 3000, bytes }));
    expect(steadyKbps(late)).toBe(steadyKbps(fast));
    expect(steadyKbps(fast)).toBe(8192);
  });

  it('does not count the pause of a server that sends in two bursts', () => {
    expect(steadyKbps([...fast, ...after(2000, fast)])).toBeGreaterThan(7500);
  });

  it('is that of the whole body if a limit slows every part', () => {
    expect(steadyKbps(arrivals(4096, 256, 24))).toBe(128);
  });

  it('cannot be measured if too little is left', () => {
    expect(steadyKbps(arrivals(4096, 4, 5))).toBeUndefined();
    expect(steadyKbps([])).toBeUndefined();
  });
});

describe('the points of a body', () => {
  it('are all of its arrivals, if these are few', () => {
    expect(pointsOf(arrivals(16_384, 100.4, 3), 50)).toEqual([
      [16_384, 50],
      [32_768, 151],
      [49_152, 251],
    ]);
    expect(pointsOf([], 0)).toEqual([]);
  });

  it('are eight of many, including the first and the last, at equal steps', () => {
    const points = pointsOf(arrivals(1000, 10, 71), 0);
    expect(points.map(([bytes]) => bytes)).toEqual([1, 11, 21, 31, 41, 51, 61, 71].map((part) => 1000 * part));
  });

  it('are few if much came at once', () => {
    const all = [...arrivals(1000, 10, 2), { atMs: 900, bytes: 90_000 }];
    expect(pointsOf(all, 0)).toEqual([
      [1000, 10],
      [90_000, 900],
    ]);
  });
});
