import { expect, test } from 'vitest';
import { short, six, testVerdicts } from './verdict-tests.ts';

const chosen = short.filter(({ name }) => six.includes(name));

test('the six scenarios are all in the short list', () => {
  expect(chosen.map(({ name }) => name).toSorted()).toEqual(six.toSorted());
});

testVerdicts('chromium', chosen);
