import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { services } from '../../../src/catalogue/catalogue.ts';
import { browsers, type ComparedCheck, networkKinds } from '../../../src/history/comparison/compared-check.ts';
import { deviceCode, mostInCode, readDeviceCode, tagOf } from '../../../src/history/comparison/device-code.ts';
import type { PartResult } from '../../../src/history/comparison/part-result.ts';
import { functionIds } from '../../../src/model/function-ids.ts';

const hourMs = 3_600_000;
const at = Date.UTC(2026, 11, 1, 13);
const known = services.map(({ id }) => id);
const check: ComparedCheck = {
  browser: 'Firefox',
  kind: 'home',
  at: at + 20 * 60_000,
  whole: true,
  services: new Map([
    ['whatsapp', new Map([['web', 'works'] as const, ['messages', 'fails'] as const, ['media', 'stalls'] as const])],
    ['signal', new Map([['messages', 'works'] as const])],
  ]),
};
const code = deviceCode(check);
const read = (text: string, now = at + hourMs) => readDeviceCode(text, known, now);
const told = { ...check, at, hasUnknown: false };

describe('the code of a check', () => {
  test('is digits in groups of six, and holds the time to the hour', () => {
    expect(code).toMatch(/^\d{6}( \d{6}){3}$/);
    expect(read(code)).toEqual(told);
  });

  test('has at most 80 characters, and the first messengers', () => {
    const all = new Map(known.map((id) => [id, new Map(functionIds.map((one) => [one, 'fails'] as const))]));
    const longest = deviceCode({ ...check, services: all });
    expect(longest.length).toBeLessThanOrEqual(80);
    const back = read(longest);
    expect(back && 'services' in back && [...back.services.keys()]).toEqual(known.slice(0, mostInCode));
  });

  test('has one tag for each messenger of the catalogue', () => {
    expect(new Set(known.map(tagOf)).size).toBe(known.length);
  });

  test('is the same from one version to the next', () => {
    expect(code).toBe('117000 160593 935981 614404');
  });

  test('can be read back exactly', () => {
    const parts = fc
      .uniqueArray(fc.tuple(fc.constantFrom(...functionIds), fc.constantFrom<PartResult>('works', 'stalls', 'fails')), {
        minLength: 1,
        selector: ([id]) => id,
      })
      .map((each) => new Map(functionIds.flatMap((id) => each.filter(([one]) => one === id))));
    const checks = fc.record({
      browser: fc.constantFrom(...browsers),
      kind: fc.constantFrom(...networkKinds),
      whole: fc.boolean(),
      at: fc.integer({ min: 0, max: 200_000 }).map((hour) => Date.UTC(2026, 0, 1) + hour * hourMs),
      services: fc
        .uniqueArray(fc.tuple(fc.constantFrom(...known), parts), {
          minLength: 1,
          maxLength: mostInCode,
          selector: ([id]) => id,
        })
        .map((each) => new Map(each)),
    });
    fc.assert(
      fc.property(checks, (one) => {
        expect(readDeviceCode(deviceCode(one), known, one.at)).toEqual({ ...one, hasUnknown: false });
      }),
    );
  });
});

describe('a typed code', () => {
  test.each([
    ['with blanks around it', `  ${code}\n`],
    ['without blanks', code.replaceAll(' ', '')],
    ['with dashes and line ends', code.replaceAll(' ', '–\r\n')],
    ['with marks of direction', `\u2066${code}\u2069\u200e`],
    ['in Persian digits', code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x6f0 + Number(digit)))],
    ['in Arabic digits', code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))],
    ['in wide digits', code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
  ])('is read %s', (_, typed) => {
    expect(read(typed)).toEqual(told);
  });

  test('is undefined if there is nothing', () => {
    expect(read(' \n')).toBeUndefined();
  });

  test.each([
    ['a letter that looks like a digit', code.replace(/\d$/, 'O'), { why: 'letters', found: 'O' }],
    ['small letters', `reachable ${code}`, { why: 'letters', found: 'r' }],
    ['letters of another alphabet', code.replace(/\d/, 'З'), { why: 'letters', found: 'З' }],
    ['an address', 'https://a.example/1', { why: 'letters', found: 'h' }],
    ['a digit too few', code.slice(0, -1), { why: 'length' }],
    ['a digit too many', `${code}7`, { why: 'length' }],
    ['a group too few', code.slice(0, 13), { why: 'length' }],
    ['a novel of digits', '1'.repeat(72), { why: 'length' }],
    ['a group left out', code.slice(0, -7), { why: 'mistyped' }],
    ['zeros', '0'.repeat(24), { why: 'mistyped' }],
  ])('is refused if it has %s', (_, typed, refusal) => {
    expect(read(typed)).toEqual(refusal);
  });

  test('is refused from another version, even with right check digits', () => {
    const others = Array.from({ length: 100 }, (_, index) => `2${String(index).padStart(2, '0')}${code.slice(3)}`);
    const refused = others.map((other) => read(other)).filter((one) => JSON.stringify(one) !== '{"why":"mistyped"}');
    expect(refused).toEqual([{ why: 'version' }]);
  });

  test('is refused after a day, and if it is dated ahead', () => {
    expect(read(code, at + 25 * hourMs)).toEqual(told);
    expect(read(code, at + 26 * hourMs)).toEqual({ why: 'old' });
    expect(read(code, at - hourMs)).toEqual(told);
    expect(read(code, at - 2 * hourMs)).toEqual({ why: 'ahead' });
  });

  test('is refused with any wrong digit, or any two swapped', () => {
    const digits = code.replaceAll(' ', '');
    for (let index = 0; index < digits.length; index += 1) {
      for (const other of '0123456789') {
        if (other === digits[index]) continue;
        expect(read(digits.slice(0, index) + other + digits.slice(index + 1))).toEqual({ why: 'mistyped' });
      }
      const [one = '', two = ''] = digits.slice(index, index + 2);
      if (one === two || two === '') continue;
      expect(read(digits.slice(0, index) + two + one + digits.slice(index + 2))).toEqual({ why: 'mistyped' });
    }
  });

  test('reports messengers that are unknown here', () => {
    const back = readDeviceCode(code, ['signal'], at);
    expect(back).toMatchObject({ hasUnknown: true });
    expect(back && 'services' in back && [...back.services.keys()]).toEqual(['signal']);
  });

  test('never takes one messenger for another with the same tag', () => {
    const twin = Array.from({ length: 5000 }, (_, index) => `own-${index}`).find((id) => tagOf(id) === tagOf('signal'));
    const back = readDeviceCode(code, ['signal', twin ?? ''], at);
    expect(back && 'services' in back && back.services.size).toBe(0);
  });
});
