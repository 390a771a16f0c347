import { expect, test } from 'vitest';
import { hostsOf } from '../../src/pages/shared/hosts-of.ts';

test('a host counts once, with any number of schemes', () => {
  const patterns = ['https://web.example/*', 'wss://web.example/*', 'http://*.cdn.example/*'];
  expect(hostsOf(patterns)).toEqual(['*.cdn.example', 'web.example']);
});
