import { describe, expect, it } from 'vitest';
import { judgeNetwork } from '../../../src/judge/network.ts';
import { checkOf } from '../../../src/measure/check/check.ts';
import {
  answersOf,
  hasDroppedFailures,
  isTooLongAgo,
  wasInterrupted,
} from '../../../src/measure/network/interruption.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { observationOf } from '../../platform/records.ts';

const start = Date.UTC(2026, 10, 25, 12);
const seenAt = (ms: number, change: Partial<Observation> = {}): Observation => ({
  ...observationOf(start + ms),
  ...change,
});

describe('the observations of one round', () => {
  it('show no interruption when there was a pause for a host, or the background was killed and woken by its alarm', () => {
    expect(wasInterrupted(checkOf([seenAt(0), seenAt(11_500), seenAt(12_000), seenAt(57_000)]))).toBe(false);
  });

  it('show no interruption when the earlier probe took longer than the later one', () => {
    expect(
      wasInterrupted(checkOf([seenAt(5000), seenAt(0, { tookMs: 15_000 }), seenAt(200, { tookMs: 15_000 })])),
    ).toBe(false);
  });

  it.each([3_600_000, -3_600_000])('show that the device slept or its clock was set by %i ms', (ms) => {
    const seen = [seenAt(0), seenAt(200), seenAt(400 + ms)];
    expect(wasInterrupted(checkOf(seen))).toBe(true);
    expect(judgeNetwork(checkOf(seen), { onLine: true })).toMatchObject({
      state: 'changed',
      because: ['network-change-seen'],
    });
  });

  it('show a change of network that the browser reports', () => {
    expect(
      wasInterrupted(checkOf([seenAt(0), seenAt(200, { outcome: { kind: 'failed', failure: 'network_changed' } })])),
    ).toBe(true);
  });

  it('show a link that was lost for a moment', () => {
    expect(wasInterrupted(checkOf([seenAt(0), seenAt(200, { connection: 1 })]))).toBe(true);
  });
});

describe('a round that was cut off', () => {
  const round = { at: start };

  it('may continue within a minute of its last observation, or of its start if it has none', () => {
    expect(isTooLongAgo(round, [seenAt(30_000)], start + 80_000)).toBe(false);
    expect(isTooLongAgo(round, [], start + 50_000)).toBe(false);
  });

  it('may not continue later, nor when the clock was set back to before it', () => {
    expect(isTooLongAgo(round, [seenAt(0)], start + 70_000)).toBe(true);
    expect(isTooLongAgo(round, [], start + 70_000)).toBe(true);
    expect(isTooLongAgo(round, [seenAt(0)], start - 70_000)).toBe(true);
  });
});

describe('tries that were made twice', () => {
  const failed = seenAt(0, { outcome: { kind: 'failed', failure: 'connection_reset' } });

  it("show that a killed background's failures were dropped", () => {
    expect(hasDroppedFailures([failed, seenAt(200)])).toBe(true);
    expect(hasDroppedFailures([failed, seenAt(200, { attempt: 2 })])).toBe(false);
  });
});

describe('what a round keeps after its background was killed', () => {
  it('is its answers but not its failures, which may be of another network', () => {
    const failed = seenAt(100, { outcome: { kind: 'failed', failure: 'connection_reset' } });
    const lookup = seenAt(200, { probe: 'doh', outcome: { kind: 'resolved', exists: true, addressKinds: ['public'] } });
    expect(answersOf([seenAt(0), failed, lookup])).toEqual([seenAt(0)]);
  });
});
