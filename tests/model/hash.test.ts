import { expect, it } from 'vitest';
import { fnv1a } from '../../src/model/hash.ts';

it.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('FNV-1a of "%s" is the published one', (text, hash) => {
  expect(fnv1a(text)).toBe(hash);
});
