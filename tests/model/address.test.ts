import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKindOf, isBogus } from '../../src/model/address.ts';
import { addressKinds } from '../../src/model/observation-words.ts';

describe('the kind of an address', () => {
  it.each([
    ['149.154.167.99', 'public'],
    ['0.0.0.0', 'unspecified'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['10.10.34.35', 'private'],
    ['172.16.0.1', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'shared'],
    ['100.128.0.1', 'public'],
    ['169.254.1.1', 'link-local'],
    ['198.18.0.5', 'fake'],
    ['198.19.255.255', 'fake'],
    ['198.20.0.1', 'public'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['fd00::1', 'private'],
    ['fe80::1', 'link-local'],
    ['2001:67c:4e8::1', 'public'],
    ['[2001:67c:4e8::1]', 'public'],
    ['::ffff:10.0.0.1', 'private'],
    ['::FFFF:127.0.0.1', 'loopback'],
  ])('%s is %s', (address, kind) => expect(addressKindOf(address)).toBe(kind));

  it('is one of the known kinds for any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(addressKinds).toContain(addressKindOf(text))));
  });
});

describe('a bogus address', () => {
  it('is of any kind except public and the fake addresses of proxy programs', () => {
    expect(addressKinds.filter((kind) => !isBogus(kind))).toEqual(['public', 'fake']);
  });
});
