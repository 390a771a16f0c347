import { beforeAll, describe, expect, it } from 'vitest';
import { encodeResponse } from '../../ohttp/binary-http.ts';
import { ascii, type Bytes, concat } from '../../ohttp/bytes.ts';
import { sealRequest } from '../../ohttp/client.ts';
import { canUse } from '../../ohttp/encapsulate.ts';
import { parseEncapsulatedRequest, requestInfo, responseLabel } from '../../ohttp/header.ts';
import type { KeyConfig } from '../../ohttp/key-config.ts';
import { requestLength, responseLength, roomInResponse } from '../../ohttp/sizes.ts';
import { p256Suite } from '../../ohttp/suite.ts';

/** An independent gateway, written with only @hpke/core and WebCrypto. */
let gateway: { readonly config: KeyConfig; answer(request: Bytes, response: Response): Promise<Bytes> };

beforeAll(async () => {
  const { kem } = p256Suite;
  const { publicKey, privateKey } = await kem.generateKeyPair();
  const config: KeyConfig = {
    keyId: 9,
    kemId: kem.id,
    publicKey: new Uint8Array(await kem.serializePublicKey(publicKey)),
    algorithms: [{ kdfId: 1, aeadId: 1 }],
  };
  gateway = {
    config,
    async answer(request, response) {
      const { header, enc, sealed } = parseEncapsulatedRequest(request);
      const context = await p256Suite.createRecipientContext({
        recipientKey: privateKey,
        enc,
        info: requestInfo(header),
      });
      await context.open(sealed);
      const secret = await context.export(responseLabel, 16);
      const nonce = crypto.getRandomValues(new Uint8Array(16));
      const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
      const derive = (info: string, bits: number) =>
        crypto.subtle.deriveBits(
          { name: 'HKDF', hash: 'SHA-256', salt: concat(enc, nonce), info: ascii(info) },
          base,
          bits,
        );
      const key = await crypto.subtle.importKey('raw', await derive('key', 128), 'AES-GCM', false, ['encrypt']);
      const message = await encodeResponse(response, roomInResponse);
      const iv = await derive('nonce', 96);
      return concat(nonce, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, message)));
    },
  };
});

const questions = [
  ['a report', () => new Request('https://collector.example/v1/reports', { method: 'POST', body: 'x'.repeat(400) })],
  ['a question', () => new Request('https://collector.example/v1/snapshots/RU')],
] as const;

const answers = [
  ['a snapshot', () => new Response(new Uint8Array(4500))],
  ['nothing', () => new Response(undefined, { status: 404 })],
] as const;

describe.each(questions)('%s', (_question, request) => {
  it('has the same length as every other', async () => {
    const { body } = await sealRequest(gateway.config, request());
    expect(body).toHaveLength(requestLength);
  });

  it('is sealed differently each time', async () => {
    const [one, two] = [await sealRequest(gateway.config, request()), await sealRequest(gateway.config, request())];
    expect(one.body.subarray(7)).not.toEqual(two.body.subarray(7));
  });

  it.each(answers)('is answered with %s, in the same length as every other answer', async (_answer, response) => {
    const sealed = await sealRequest(gateway.config, request());
    const answer = await gateway.answer(sealed.body, response());
    expect(answer).toHaveLength(responseLength);
    const opened = await sealed.open(answer);
    expect(opened.status).toBe(response().status);
    expect(await opened.arrayBuffer()).toEqual(await response().arrayBuffer());
  });
});

it('an answer of another length is refused before it is opened', async () => {
  const { body, open } = await sealRequest(gateway.config, questions[1][1]());
  const answer = await gateway.answer(body, new Response());
  await expect(open(answer.subarray(0, -1))).rejects.toThrow('odd length');
});

it('a key for other algorithms is not used', () => {
  expect(canUse(gateway.config)).toBe(true);
  expect(canUse({ ...gateway.config, algorithms: [{ kdfId: 1, aeadId: 3 }] })).toBe(false);
  expect(canUse({ ...gateway.config, kemId: 0x0020 })).toBe(false);
});
