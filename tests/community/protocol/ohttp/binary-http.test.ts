import { describe, expect, it } from 'vitest';
import {
  decodeRequest,
  decodeResponse,
  encodeRequest,
  encodeResponse,
} from '../../../../src/community/protocol/ohttp/binary-http.ts';
import { concat } from '../../../../src/community/protocol/ohttp/bytes.ts';
import { bytes, example } from './rfc-example.ts';

describe('a request as bytes', () => {
  it('comes back with its method, address, headers and body', async () => {
    const sent = new Request('https://collector.example/v1/reports', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"v":1}',
    });
    const message = await encodeRequest(sent, 936);
    expect(message).toHaveLength(936);
    const read = decodeRequest(message);
    expect(read.method).toBe('POST');
    expect(read.url).toBe('https://collector.example/v1/reports');
    expect(read.headers.get('content-type')).toBe('application/json');
    expect(await read.text()).toBe('{"v":1}');
  });

  it('may be cut off after a whole part, as in the example of RFC 9458', () => {
    expect(decodeRequest(example.requestMessage).url).toBe('https://example.com/');
  });

  it('that does not fit is not sent', async () => {
    const large = new Request('https://collector.example/', { method: 'POST', body: 'x'.repeat(1000) });
    await expect(encodeRequest(large, 936)).rejects.toThrow('does not fit into 936');
  });
});

describe('a response as bytes', () => {
  it('comes back with its status and body', async () => {
    const message = await encodeResponse(new Response(Uint8Array.of(1, 2, 3), { status: 200 }), 6112);
    expect(message).toHaveLength(6112);
    expect(new Uint8Array(await decodeResponse(message).arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('may be a bare status', () => {
    expect(decodeResponse(example.responseMessage).status).toBe(200);
  });
});

/** GET https a.example /, as long as it goes well. */
const beginning = bytes('000347455405687474707309612e6578616d706c65012f');

describe('a message that is refused', () => {
  it.each([
    ['nothing', new Uint8Array(), 'ends too soon'],
    ['a response where a request is wanted', example.responseMessage, 'not a whole one of the wanted kind'],
    ['one in pieces of unknown number', bytes('02034745540568747470730161012f0000'), 'not a whole one'],
    ['an endless method', bytes('007fff474554'), 'ends too soon'],
    ['headers that end outside of it', concat(beginning, bytes('3f0161')), 'ends too soon'],
    ['a header that ends outside of the headers', concat(beginning, bytes('0203616263')), 'ends too soon'],
    // bhttp-js would go back by what it reads from this, and round and round.
    ['a length of eight bytes', concat(beginning, bytes('00c0000000f7fffff7')), 'a number that is too large'],
    ['a header without a name', concat(beginning, bytes('020000')), 'what HTTP does not allow'],
    ['a method that browsers forbid', bytes('000554524143450568747470730161012f'), 'what HTTP does not allow'],
    ['padding that says something', concat(beginning, bytes('00000001')), 'odd padding'],
  ])('%s', (_name, message, reason) => {
    expect(() => decodeRequest(message)).toThrow(reason);
  });

  it.each([
    ['a status that no response has', bytes('0144d2'), 'odd status'],
    ['a status before the last one', bytes('01406600'), 'odd status'],
    ['a request where a response is wanted', example.requestMessage, 'not a whole one of the wanted kind'],
  ])('%s', (_name, message, reason) => {
    expect(() => decodeResponse(message)).toThrow(reason);
  });
});
