import { describe, expect, it } from 'vitest';
import { pastSpeeds, usualSpeed } from '../../../src/measure/transfers/past-speeds.ts';
import type { FunctionState, SampleSpeeds } from '../../../src/model/verdict.ts';

const measured = (samples: SampleSpeeds, state: FunctionState = 'works', service = 'telegram') => ({
  verdicts: [
    {
      service,
      state: 'works',
      functions: [{ function: 'media', state, samples, because: [] }],
      because: [],
      at: 0,
      ruleset: 2,
    } as const,
  ],
});
const firsts = (...speeds: readonly number[]) => speeds.map((first) => measured({ first }));
const subject = { kind: 'service', service: 'telegram', endpoint: 'media', function: 'media' } as const;
const first = { subject, direction: 'down', kind: 'first' } as const;

describe('what is usual', () => {
  it('is the median of what earlier checks measured, with the lowest', () => {
    expect(usualSpeed(pastSpeeds(firsts(500, 900, 700)), first)).toEqual({ kbps: 700, lowestKbps: 500 });
  });

  it('leaves the lowest of many out', () => {
    expect(usualSpeed(pastSpeeds(firsts(900, 100, 700, 800, 600)), first)).toEqual({ kbps: 700, lowestKbps: 600 });
  });

  it('is unknown with fewer than three checks', () => {
    expect(usualSpeed(pastSpeeds(firsts(500, 900)), first)).toBeUndefined();
  });

  it('follows a line that became slower for good, by the newest eight', () => {
    const past = [...Array<number>(8).fill(300), ...Array<number>(30).fill(9000)];
    expect(usualSpeed(pastSpeeds(firsts(...past)), first)).toEqual({ kbps: 300, lowestKbps: 300 });
  });

  it('is known of each kind of sample by itself', () => {
    const past = pastSpeeds([...firsts(500, 900, 700), measured({ long: 4000 })]);
    expect(usualSpeed(past, { ...first, kind: 'long' })).toBeUndefined();
    expect(usualSpeed(past, { ...first, direction: 'up' })).toBeUndefined();
  });

  it('leaves out checks that found it slow, and those of other services', () => {
    const slowed = Array.from({ length: 9 }, () => measured({ first: 50 }, 'slow'));
    const others = Array.from({ length: 9 }, () => measured({ first: 50 }, 'works', 'viber'));
    expect(usualSpeed(pastSpeeds([...slowed, ...others, ...firsts(800, 800, 800)]), first)?.kbps).toBe(800);
  });

  it('is known of controls too', () => {
    const network = {
      state: 'online',
      because: [],
      answered: 2,
      tried: 2,
      samples: { kernel: { down: 6000 } },
    } as const;
    const past = pastSpeeds(Array.from({ length: 3 }, () => ({ verdicts: [], network })));
    const control = { kind: 'control', control: 'kernel', class: 'foreign', vendor: 'kernel' } as const;
    expect(usualSpeed(past, { ...first, subject: control })).toEqual({ kbps: 6000, lowestKbps: 6000 });
  });
});
