import fc from 'fast-check';
import { inflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { deflated, inflated } from '../../src/platform/store/indexed/deflated.ts';

describe('a deflated value', () => {
  it.each([
    ['the browser', undefined],
    ['the library for many values', inflateSync],
  ])('is restored exactly by %s', async (_who, inflate) => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        // JSON has no -0.
        const plain = JSON.parse(JSON.stringify(value));
        expect(await inflated(await deflated(plain), inflate)).toEqual(plain);
      }),
    );
  });

  it('is much smaller if much of it is alike', async () => {
    const records = [...Array(50).keys()].map((number) => ({ number, state: 'works', because: ['fresh-answer'] }));
    expect((await deflated(records)).length * 5).toBeLessThan(JSON.stringify(records).length);
  });
});
