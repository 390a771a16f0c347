import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../src/measure/check/median.ts';

describe('the median', () => {
  it('is the middle value, or the lower middle one of an even number', () => {
    expect(median([])).toBeUndefined();
    expect(median([3, 1, 2])).toBe(2);
    expect(median([10, 9, 1, 2])).toBe(2);
  });

  it('is one of the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => void expect(values).toContain(median(values))),
    );
  });
});
