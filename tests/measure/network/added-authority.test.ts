import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { areAnswersIntercepted } from '../../../src/measure/network/added-authority.ts';
import { control } from './line-observations.ts';

it('answers are intercepted if sites of two operators, not one, have a certificate by an added authority', () => {
  const intercepted = ['a', 'b'].map((name) => control(name, { addedAuthority: true }));
  expect(areAnswersIntercepted(checkOf(intercepted))).toBe(true);
  expect(areAnswersIntercepted(checkOf(intercepted.slice(1)))).toBe(false);
});
