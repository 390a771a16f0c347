import { describe, expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import type { Observation } from '../../src/model/observation.ts';
import { bytesByPurpose, bytesOf } from '../../src/schedule/bytes-moved.ts';
import { control } from '../measure/network/line-observations.ts';

const november = Date.UTC(2026, 10, 25);
const observation = (change: Partial<Observation>) => control('github', { at: november, ...change });

describe('the bytes of an observation', () => {
  it('are most for a new connection, fewer for an open one, and none for a try that was not made', () => {
    const fresh = bytesOf(observation({}));
    const reused = bytesOf(observation({ reused: true }));
    expect(fresh).toBeGreaterThan(reused);
    expect(reused).toBeGreaterThan(0);
    expect(bytesOf(observation({ outcome: { kind: 'skipped', why: 'permission-missing' } }))).toBe(0);
  });

  it('include what came of a large object, even if it froze', () => {
    const transfer = { direction: 'down', bytes: 16_000, end: 'stalled' } as const;
    expect(bytesOf(observation({ probe: 'download', reused: true, transfer }))).toBeGreaterThan(16_000);
  });

  it("include about a quarter of a page's unpacked size", () => {
    const bytesAs = (of: 'web' | 'media') => {
      const subject = { kind: 'service', service: 'telegram', endpoint: 'web', function: of } as const;
      const transfer = { direction: 'down', bytes: 1_000_000, end: 'whole' } as const;
      return bytesOf(observation({ subject, probe: 'download', reused: true, transfer }));
    };
    expect(bytesAs('web') / bytesAs('media')).toBeCloseTo(0.27, 2);
  });
});

describe('the bytes of a check', () => {
  it('are counted by purpose', () => {
    const transfer = { direction: 'down', bytes: 49_152, end: 'enough' } as const;
    const observations = [
      observation({}),
      observation({ probe: 'first-download', transfer }),
      observation({ probe: 'stun', outcome: { kind: 'relay-answered', by: 'address' } }),
    ];
    const { reach, calls, speed } = bytesByPurpose(checkOf(observations));
    expect(reach).toBe(bytesOf(observation({})));
    expect(speed).toBeGreaterThan(49_152);
    expect(reach + calls + speed).toBe(observations.reduce((sum, one) => sum + bytesOf(one), 0));
  });
});
