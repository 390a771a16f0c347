import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { seededRandom } from '../../../src/model/chance.ts';
import { badLines } from '../line.ts';
import { type LinkOptions, makeLink } from '../router/link.ts';

/** Sends packets of 1250 bytes (10,000 bits) at given times and returns when each arrives, ms. */
function send(options: LinkOptions, instants: readonly number[]): { readonly packet: number; readonly at: number }[] {
  const arrived: { packet: number; at: number }[] = [];
  const link = makeLink(options, seededRandom(7), (bytes) => {
    arrived.push({ packet: bytes.readUInt16BE(0), at: performance.now() });
  });
  for (const [packet, at] of instants.entries()) {
    vi.advanceTimersByTime(at - performance.now());
    const bytes = Buffer.alloc(1250);
    bytes.writeUInt16BE(packet, 0);
    link.send(bytes);
  }
  vi.advanceTimersByTime(600_000);
  return arrived;
}

const burst = (count: number) => Array<number>(count).fill(0);
const steady = (count: number, everyMs: number) => Array.from({ length: count }, (_, index) => index * everyMs);

beforeEach(() => {
  vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a link', () => {
  test('delays every packet by the same time', () => {
    const arrived = send({ delayMs: 20 }, steady(50, 3));
    for (const { packet, at } of arrived) expect(Math.abs(at - packet * 3 - 20)).toBeLessThanOrEqual(1);
    expect(arrived).toHaveLength(50);
  });

  test('can have a long queue, in which packets wait for seconds', () => {
    const last = send({ bitsPerSecond: 1_000_000, queueMs: 2000 }, burst(500)).at(-1)?.at ?? 0;
    expect(last).toBeGreaterThan(1900);
    expect(last).toBeLessThanOrEqual(2001);
  });

  test('shapes to its rate: 20 packets of 10,000 bits take 0.2 s at 1 Mbit/s', () => {
    const arrived = send({ bitsPerSecond: 1_000_000 }, burst(20));
    expect(arrived).toHaveLength(20);
    expect(Math.abs((arrived.at(-1)?.at ?? 0) - 200)).toBeLessThanOrEqual(1);
  });

  test('drops packets when its queue is full', () => {
    expect(send({ bitsPerSecond: 64_000 }, burst(100)).length).toBeLessThan(30);
  });

  test('drops packets above its rate without delaying others', () => {
    const arrived = send({ bitsPerSecond: 1_000_000, manner: 'police' }, steady(2000, 1));
    for (const { packet, at } of arrived) expect(at).toBe(packet);
    expect(Math.abs(arrived.length - 200)).toBeLessThanOrEqual(20);
  });

  test('loses the set share of packets', () => {
    const arrived = send({ lossPercent: badLines.lossy.lossPercent }, steady(2000, 1));
    expect(Math.abs(arrived.length - 1400)).toBeLessThan(60);
  });

  test('loses the same share in bursts of the set length', () => {
    const arrived = send({ lossPercent: 10, lossBurst: 5 }, steady(20_000, 1)).map(({ packet }) => packet);
    const bursts = arrived.filter((packet, index) => index > 0 && packet - (arrived[index - 1] ?? 0) > 1).length;
    const lost = 20_000 - arrived.length;
    expect(Math.abs(lost - 2000)).toBeLessThan(300);
    expect(Math.abs(lost / bursts - 5)).toBeLessThan(0.6);
  });

  test.each([
    [1249, 0],
    [1250, 10],
  ])('lets packets pass up to the set size: of %i bytes', (largestBytes, count) => {
    expect(send({ largestBytes }, steady(10, 1))).toHaveLength(count);
  });

  test('keeps the order of packets with jitter', () => {
    const arrived = send({ delayMs: 10, jitterMs: 300 }, steady(200, 20));
    expect(arrived.map(({ packet }) => packet)).toEqual(steady(200, 1));
    const late = arrived.map(({ packet, at }) => at - packet * 20);
    expect(Math.max(...late)).toBeLessThanOrEqual(311);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(9);
    expect(new Set(late).size).toBeGreaterThan(20);
  });

  test('follows a change of its settings', () => {
    const arrived: number[] = [];
    const link = makeLink({ delayMs: 100 }, seededRandom(1), () => arrived.push(performance.now()));
    link.change({ lossPercent: 100 });
    link.send(Buffer.alloc(100));
    link.change({});
    link.send(Buffer.alloc(100));
    expect(arrived).toEqual([0]);
  });
});
