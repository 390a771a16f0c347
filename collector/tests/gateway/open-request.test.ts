import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascii, type Bytes } from '../../../protocol/ohttp/bytes.ts';
import { encapsulate } from '../../../protocol/ohttp/encapsulate.ts';
import { parseEncapsulatedRequest, requestInfo, responseLabel } from '../../../protocol/ohttp/header.ts';
import type { KeyConfig } from '../../../protocol/ohttp/key-config.ts';
import { Malformed } from '../../../protocol/ohttp/malformed.ts';
import { p256Suite } from '../../../protocol/ohttp/suite.ts';
import { bytes, example } from '../../../protocol/tests/ohttp/rfc-example.ts';
import { expand, hmac, p256Key, receive, x25519Key } from '../../gateway/hpke.ts';
import { openRequest, sealResponse, UnknownKey } from '../../gateway/open-request.ts';

const plain = (value: Uint8Array) => Uint8Array.from(value);

describe("the RFC's example, at the gateway", () => {
  const key = x25519Key(example.gatewayPrivateKey);
  const context = () => {
    const { enc, header } = parseEncapsulatedRequest(example.encapsulatedRequest);
    return receive(key, enc, requestInfo(header));
  };

  it('has the public key of its private key', () => {
    expect(plain(key.publicKey)).toEqual(example.keyConfig.slice(3, 35));
  });

  it('is opened', () => {
    expect(openRequest(example.encapsulatedRequest, () => key).message).toEqual(example.requestMessage);
  });

  it('gives the same secret for the response', () => {
    expect(plain(context().exportSecret(responseLabel))).toEqual(example.secret);
  });

  it('gives the same keys of the response', () => {
    const pseudorandomKey = hmac(example.salt, example.secret);
    expect(plain(pseudorandomKey)).toEqual(example.pseudorandomKey);
    expect(plain(expand(pseudorandomKey, ascii('key'), 16))).toEqual(example.aeadKey);
    expect(plain(expand(pseudorandomKey, ascii('nonce'), 12))).toEqual(example.aeadNonce);
  });

  it('gives the same encapsulated response, byte by byte', () => {
    const { enc } = parseEncapsulatedRequest(example.encapsulatedRequest);
    const sealed = sealResponse(example.responseMessage, example.secret, enc, example.responseNonce);
    expect(plain(sealed)).toEqual(example.encapsulatedResponse);
  });
});

function configOf(publicKey: Uint8Array): KeyConfig {
  return { keyId: 3, kemId: 0x0010, publicKey: plain(publicKey), algorithms: [{ kdfId: 1, aeadId: 1 }] };
}

describe('@hpke/core at the client and node:crypto at the gateway', () => {
  const key = p256Key();
  const config = configOf(key.publicKey);
  const message = fc.uint8Array({ maxLength: 1500 }).map((value): Bytes => Uint8Array.from(value));

  it("open each other's messages", async () => {
    await fc.assert(
      fc.asyncProperty(message, message, async (question, answer) => {
        const { request, openResponse } = await encapsulate(config, question);
        const opened = openRequest(request, () => key);
        expect(opened.message).toEqual(question);
        expect(await openResponse(plain(opened.seal(answer)))).toEqual(answer);
      }),
    );
  });

  it('derive the same keys from the same private key', async () => {
    const secret = bytes('3ac8530ad1b01885960fab38cf3cdc4f7aef121eaa239f222623614b4079fb38');
    const { kem } = p256Suite;
    const theirs = await kem.deserializePrivateKey(secret);
    const ours = p256Key(secret);
    const { request } = await encapsulate(configOf(ours.publicKey), Uint8Array.of(1, 2, 3));
    const { enc, header, sealed } = parseEncapsulatedRequest(request);
    const recipient = await p256Suite.createRecipientContext({ recipientKey: theirs, enc, info: requestInfo(header) });
    const context = receive(ours, enc, requestInfo(header));
    expect(plain(context.open(sealed))).toEqual(new Uint8Array(await recipient.open(sealed)));
    expect(plain(context.exportSecret(responseLabel))).toEqual(
      new Uint8Array(await recipient.export(responseLabel, 16)),
    );
  });

  it('refuse messages that were changed on the way', async () => {
    const { request } = await encapsulate(config, Uint8Array.of(1, 2, 3));
    const refusals = Array.from(request.keys(), (at) => {
      const changed = request.map((byte, index) => (index === at ? byte ^ 1 : byte));
      try {
        openRequest(changed, (id) => (id === config.keyId ? key : undefined));
        return 'opened';
      } catch (error) {
        return error instanceof Malformed || error instanceof UnknownKey ? 'refused' : error;
      }
    });
    expect(new Set(refusals)).toEqual(new Set(['refused']));
  });

  it.each([
    ['a point that is not on the curve', new Uint8Array(65).fill(4)],
    ['zeros', new Uint8Array(65)],
  ])('refuse %s as a key', async (_name, enc) => {
    const { request } = await encapsulate(config, Uint8Array.of(1, 2, 3));
    const forged = request.slice();
    forged.set(enc, 7);
    expect(() => openRequest(forged, () => key)).toThrow(UnknownKey);
  });

  it('report an unknown key if the key is gone or another one has its id', async () => {
    const { request } = await encapsulate(config, Uint8Array.of(1, 2, 3));
    expect(() => openRequest(request, () => undefined)).toThrow(UnknownKey);
    expect(() => openRequest(request, () => p256Key())).toThrow(UnknownKey);
  });
});
