import { describe, expect, it } from 'vitest';
import { usualSpeed } from '../../../src/measure/transfers/usual-speed.ts';
import type { FunctionState, ServiceVerdict } from '../../../src/model/verdict.ts';

const measured = (kbps: number, state: FunctionState = 'works', service = 'telegram'): ServiceVerdict => ({
  service,
  state: 'works',
  functions: [{ function: 'media', state, kbps, because: [] }],
  because: [],
  at: 0,
  ruleset: 2,
});

describe('the usual speed of a function', () => {
  it('is the median of the speeds that earlier checks measured', () => {
    expect(
      usualSpeed(
        'telegram',
        'media',
        [500, 900, 700, 800, 600].map((kbps) => measured(kbps)),
      ),
    ).toBe(700);
  });

  it('is unknown with fewer than five checks', () => {
    expect(
      usualSpeed(
        'telegram',
        'media',
        [500, 900, 700, 800].map((kbps) => measured(kbps)),
      ),
    ).toBeUndefined();
  });

  it('leaves out checks that found it slow, and those of other services', () => {
    const slowed = Array.from({ length: 9 }, () => measured(50, 'slow'));
    const others = Array.from({ length: 9 }, () => measured(50, 'works', 'viber'));
    const sound = Array.from({ length: 5 }, () => measured(800));
    expect(usualSpeed('telegram', 'media', [...slowed, ...others, ...sound])).toBe(800);
  });
});
