import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAnswer, encodeQuestion, type RecordType } from '../../src/probe/dns-message.ts';
import { nameError, noError, readQuestion, typeA, typeAaaa, writeAnswer } from '../net/dns-message.ts';

const questionOf = (name: string, type: RecordType = 'A') => {
  const question = readQuestion(Buffer.from(encodeQuestion(name, type)));
  if (!question) throw new Error(`not a question: ${name}`);
  return question;
};

describe('a question', () => {
  it('asks a server for the right name', () => {
    fc.assert(
      fc.property(fc.domain(), (name) => {
        expect(questionOf(name)).toMatchObject({ id: 0, type: typeA, name: name.toLowerCase() });
        expect(questionOf(name, 'AAAA')).toMatchObject({ id: 0, type: typeAaaa, name: name.toLowerCase() });
      }),
    );
  });

  it.each(['', 'a..b', '.a', 'a.', `${'x'.repeat(64)}.example`])(
    'cannot be made for "%s", which is no host name',
    (name) => {
      expect(() => encodeQuestion(name, 'A')).toThrow(RangeError);
    },
  );
});

describe('an answer', () => {
  it('gives the addresses that a server wrote', () => {
    fc.assert(
      fc.property(fc.domain(), fc.array(fc.ipV4(), { maxLength: 8 }), (name, addresses) => {
        const bytes = writeAnswer(questionOf(name), noError, addresses);
        expect(decodeAnswer(bytes)).toEqual({ code: 0, addresses });
      }),
    );
  });

  it('gives IPv6 addresses as browsers write them', () => {
    fc.assert(
      fc.property(fc.domain(), fc.array(fc.ipV6(), { maxLength: 8 }), (name, addresses) => {
        const written = addresses.map((address) => new URL(`http://[${address}]/`).hostname.slice(1, -1));
        const bytes = writeAnswer(questionOf(name, 'AAAA'), noError, written);
        expect(decodeAnswer(bytes)).toEqual({ code: 0, addresses: written });
      }),
    );
  });

  it('says that there is no such name', () => {
    expect(decodeAnswer(writeAnswer(questionOf('gone.example'), nameError, []))).toEqual({ code: 3, addresses: [] });
  });

  it('skips records of other types', () => {
    const aliased = writeAnswer(questionOf('a.example'), noError, ['192.0.2.1', '192.0.2.2']);
    const typeAt = aliased.length - 2 * 16 + 3;
    aliased[typeAt] = 5;
    expect(decodeAnswer(aliased)).toEqual({ code: 0, addresses: ['192.0.2.2'] });
  });

  it('cannot be a query, or a truncated answer', () => {
    expect(decodeAnswer(encodeQuestion('a.example', 'A'))).toBeUndefined();
    const whole = writeAnswer(questionOf('a.example'), noError, ['192.0.2.1']);
    for (let length = 0; length < whole.length; length++) {
      expect(decodeAnswer(whole.subarray(0, length))).toBeUndefined();
    }
  });

  it('made of random bytes never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void decodeAnswer(bytes)),
      { numRuns: 1000 },
    );
  });

  it('that is damaged never throws, and gives addresses or nothing', () => {
    const whole = writeAnswer(questionOf('web.example'), noError, ['192.0.2.1', '192.0.2.2']);
    const damage = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 10 });
    fc.assert(
      fc.property(damage, (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        for (const address of decodeAnswer(bytes)?.addresses ?? []) expect(address).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
      }),
      { numRuns: 1000 },
    );
  });
});
