import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRequest, decodeResponse, encodeRequest, encodeResponse } from '../../ohttp/binary-http.ts';
import { type Bytes, concat } from '../../ohttp/bytes.ts';
import { parseEncapsulatedRequest } from '../../ohttp/header.ts';
import { encodeKeyConfigs, parseKeyConfig, parseKeyConfigs } from '../../ohttp/key-config.ts';
import { Malformed } from '../../ohttp/malformed.ts';
import { example } from './rfc-example.ts';

/** Inputs in total, split among the decoders. Two thirds are damaged good messages. */
const inputs = 100_000;

const config = parseKeyConfig(example.keyConfig);
const report = new Request('https://collector.example/v1/reports', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ v: 1, cc: 'RU', asn: 8359, service: 'whatsapp', state: 'blocked' }),
});

const decoders: readonly [string, (bytes: Bytes) => unknown, Bytes][] = [
  ['a list of keys', parseKeyConfigs, encodeKeyConfigs(config ? [config, config] : [])],
  ['an encapsulated request', parseEncapsulatedRequest, example.encapsulatedRequest],
  ['a binary request', decodeRequest, await encodeRequest(report, 180)],
  [
    'a binary response',
    decodeResponse,
    await encodeResponse(new Response('crowd', { headers: { 'content-type': 'text/plain' } }), 64),
  ],
];

/** A good message with changed bytes and a wrong length. */
function damaged(good: Bytes): fc.Arbitrary<Uint8Array> {
  const change = fc.record({ at: fc.nat(good.length - 1), byte: fc.integer({ min: 0, max: 255 }) });
  return fc.record({ changes: fc.array(change, { maxLength: 4 }), length: fc.nat(good.length + 8) }).map((damage) => {
    const bytes = new Uint8Array(damage.length);
    bytes.set(good.subarray(0, damage.length));
    for (const { at, byte } of damage.changes) if (at < bytes.length) bytes[at] = byte;
    return bytes;
  });
}

/**
 * A good message in which the last bytes of a length form a small negative number. A reader that takes them as 32 bits
 * jumps back to the start of the header, and loops forever.
 */
function ledBack(good: Bytes): fc.Arbitrary<Uint8Array> {
  const damage = fc.record({ at: fc.nat(good.length - 1), last: fc.integer({ min: 0xe0, max: 0xff }) });
  return damage.map(({ at, last }) =>
    concat(good.subarray(0, at), Uint8Array.of(0xc0, 0, 0, 0, 0xff, 0xff, 0xff, last), good.subarray(at)),
  );
}

describe('with any bytes,', () => {
  it.each(decoders)('%s is decoded or refused with a reason', (_name, decode, good) => {
    let refused = 0;
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 120 }), damaged(good), ledBack(good)), (bytes) => {
        try {
          decode(Uint8Array.from(bytes));
        } catch (error) {
          if (!(error instanceof Malformed)) throw error;
          refused += 1;
        }
      }),
      { numRuns: inputs / decoders.length },
    );
    expect(refused).toBeGreaterThan(0);
  });
});
