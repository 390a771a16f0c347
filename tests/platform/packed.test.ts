import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../src/platform/store/indexed/packed.ts';

describe('what was packed', () => {
  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // What a text of JSON cannot say, like -0, is not asked for.
        const said = JSON.parse(JSON.stringify(value));
        expect(unpack(pack(said))).toEqual(said);
      }),
    );
  });

  it('has no field that was undefined', () => {
    expect(unpack(pack({ one: 1, two: undefined }))).toStrictEqual({ one: 1 });
  });

  it('names the fields of many records once', () => {
    const records = [...Array(50).keys()].map((number) => ({ aLongName: number, another: { longer: 'x' } }));
    expect(pack(records).match(/aLongName|longer/g)).toHaveLength(2);
  });

  it('says what is the same once', () => {
    const verdict = { state: 'works', because: ['fresh-answer'] };
    const records = [...Array(50).keys()].map((number) => ({ number, verdict }));
    expect(pack(records).match(/fresh-answer/g)).toHaveLength(1);
    expect(unpack(pack(records))).toEqual(records);
  });
});
