import { describe, expect, it } from 'vitest';
import { concat, uint16 } from '../../ohttp/bytes.ts';
import { encodeKeyConfig, encodeKeyConfigs, parseKeyConfig, parseKeyConfigs } from '../../ohttp/key-config.ts';
import { example } from './rfc-example.ts';

const config = {
  keyId: 1,
  kemId: 0x0020,
  publicKey: example.keyConfig.slice(3, 35),
  algorithms: [
    { kdfId: 1, aeadId: 1 },
    { kdfId: 1, aeadId: 3 },
  ],
};

describe("the RFC's key configuration", () => {
  it('can be parsed', () => {
    expect(parseKeyConfig(example.keyConfig)).toEqual(config);
  });

  it('is written as the RFC writes it', () => {
    expect(encodeKeyConfig(config)).toEqual(example.keyConfig);
  });
});

describe('a list of keys', () => {
  const other = { ...config, keyId: 7, kemId: 0x0010, publicKey: new Uint8Array(65).fill(4) };

  it('is parsed in its order', () => {
    expect(parseKeyConfigs(encodeKeyConfigs([other, config]))).toEqual([other, config]);
  });

  it('may have keys of an unknown kind, which are skipped', () => {
    const unknown = concat(Uint8Array.of(3), uint16(0x6464), new Uint8Array(200));
    const list = concat(uint16(unknown.length), unknown, encodeKeyConfigs([config]));
    expect(parseKeyConfigs(list)).toEqual([config]);
  });

  it.each([
    ['one length too long', concat(uint16(500), example.keyConfig), 'ends too soon'],
    ['a key without its end', concat(uint16(20), example.keyConfig.subarray(0, 20)), 'ends too soon'],
    ['half a length', Uint8Array.of(0), 'ends too soon'],
    ['no algorithms', encodeKeyConfigs([{ ...config, algorithms: [] }]), 'algorithms of a wrong length'],
    [
      'something after the algorithms',
      concat(uint16(example.keyConfig.length + 1), example.keyConfig, Uint8Array.of(0)),
      'algorithms of a wrong length',
    ],
  ])('is refused with %s', (_name, list, message) => {
    expect(() => parseKeyConfigs(list)).toThrow(message);
  });
});
