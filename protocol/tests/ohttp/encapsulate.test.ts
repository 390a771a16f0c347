import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { describe, expect, it } from 'vitest';
import { concat } from '../../ohttp/bytes.ts';
import { canUse, encapsulate } from '../../ohttp/encapsulate.ts';
import { parseEncapsulatedRequest, requestInfo } from '../../ohttp/header.ts';
import { parseKeyConfig } from '../../ohttp/key-config.ts';
import { Malformed } from '../../ohttp/malformed.ts';
import { example } from './rfc-example.ts';

/** The suite of the RFC's example; ours has a different curve. */
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });

function exampleConfig() {
  const config = parseKeyConfig(example.keyConfig);
  if (!config) throw new Error('the example has a method that is not known');
  return config;
}

async function exampleRequest() {
  const ephemeral = {
    privateKey: await suite.kem.deserializePrivateKey(example.ephemeralPrivateKey),
    publicKey: await suite.kem.deserializePublicKey(example.ephemeralPublicKey),
  };
  return encapsulate(exampleConfig(), example.requestMessage, { suite, ephemeral });
}

describe("the RFC's example, at the client", () => {
  it('can be sealed with the algorithms of its key', () => {
    expect(canUse(exampleConfig(), suite)).toBe(true);
  });

  it('gives the same encapsulated request, byte for byte', async () => {
    const { request } = await exampleRequest();
    expect(request).toEqual(example.encapsulatedRequest);
  });

  it('binds the same information to it', () => {
    const { header, enc } = parseEncapsulatedRequest(example.encapsulatedRequest);
    expect(requestInfo(header)).toEqual(example.info);
    expect(enc).toEqual(example.ephemeralPublicKey);
  });

  it('opens its response', async () => {
    const { openResponse } = await exampleRequest();
    expect(await openResponse(example.encapsulatedResponse)).toEqual(example.responseMessage);
  });
});

describe('a response that is not the answer', () => {
  it.each(Array.from(example.encapsulatedResponse.keys()))('differs in byte %i', async (at) => {
    const { openResponse } = await exampleRequest();
    const changed = example.encapsulatedResponse.map((byte, index) => (index === at ? byte ^ 1 : byte));
    await expect(openResponse(changed)).rejects.toBeInstanceOf(Malformed);
  });

  it.each([0, 1, 16, 31])('has only %i bytes', async (length) => {
    const { openResponse } = await exampleRequest();
    await expect(openResponse(example.encapsulatedResponse.subarray(0, length))).rejects.toThrow('ends too soon');
  });

  it('is the answer to another request', async () => {
    const { openResponse } = await encapsulate(exampleConfig(), example.requestMessage, { suite });
    await expect(openResponse(example.encapsulatedResponse)).rejects.toThrow('not the answer to this request');
  });
});

describe('an encapsulated request that is refused', () => {
  it.each([
    ['nothing', new Uint8Array(), 'ends too soon'],
    ['half a header', example.encapsulatedRequest.subarray(0, 4), 'ends too soon'],
    ['a method that is not known', concat(Uint8Array.of(1, 0, 0x21, 0, 1, 0, 1), new Uint8Array(99)), 'not known'],
    ['half a key', example.encapsulatedRequest.subarray(0, 30), 'ends too soon'],
    ['less than a seal', example.encapsulatedRequest.subarray(0, 39 + 15), 'ends too soon'],
  ])('has %s', (_name, request, message) => {
    expect(() => parseEncapsulatedRequest(request)).toThrow(message);
  });
});
