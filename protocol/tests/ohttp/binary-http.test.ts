import { describe, expect, it } from 'vitest';
import { decodeRequest, decodeResponse, encodeRequest, encodeResponse } from '../../ohttp/binary-http.ts';
import { concat } from '../../ohttp/bytes.ts';
import { bytes, example } from './rfc-example.ts';

/** RFC 9292, section 5. The request names its host in a header. */
const rfc = {
  request: bytes(
    '0003474554056874747073000a2f68656c6c6f2e747874406c0a757365722d61' +
      '67656e74346375726c2f372e31362e33206c69626375726c2f372e31362e3320' +
      '4f70656e53534c2f302e392e376c207a6c69622f312e322e3304686f73740f77' +
      '77772e6578616d706c652e636f6d0f6163636570742d6c616e67756167650665' +
      '6e2c206d690000',
  ),
  /** Trailers follow the content. */
  response: bytes(
    '0140c8001d5468697320636f6e74656e7420636f6e7461696e732043524c462e' + '0d0a0d07747261696c65720474657874',
  ),
};

describe('the examples of RFC 9292', () => {
  it.each([
    ['whole', rfc.request],
    ['without the two lengths of nought at its end', rfc.request.subarray(0, -2)],
    ['with padding', concat(rfc.request, new Uint8Array(10))],
  ])('a request %s is read', (_name, message) => {
    const request = decodeRequest(message);
    expect(request).toEqual({ method: 'GET', path: '/hello.txt', content: new Uint8Array() });
  });

  it('a response with trailers is read', async () => {
    const response = decodeResponse(rfc.response);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('This content contains CRLF.\r\n');
  });

  it('an indeterminate-length message is refused', () => {
    expect(() => decodeResponse(bytes('0340c8000d0a'))).toThrow('not a whole one');
  });

  it('a request is written as it is in RFC 9458', async () => {
    const written = await encodeRequest(new Request('https://example.com/'), 40);
    expect(written).toEqual(concat(example.requestMessage, new Uint8Array(40 - example.requestMessage.length)));
  });
});

describe('a request as bytes', () => {
  it('comes back with its method, path and body', async () => {
    const sent = new Request('https://collector.example/v1/reports?fields=all', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"v":1}',
    });
    const message = await encodeRequest(sent, 936);
    expect(message).toHaveLength(936);
    expect(decodeRequest(message)).toEqual({
      method: 'POST',
      path: '/v1/reports?fields=all',
      content: new TextEncoder().encode('{"v":1}'),
    });
  });

  it('may end after any part, as in the example of RFC 9458', () => {
    expect(decodeRequest(example.requestMessage).path).toBe('/');
  });

  it.each([
    [1000, 'does not fit into 936'],
    [0x4000, 'does not fit into any message'],
  ])('with a body of %i bytes is not sent', async (length, reason) => {
    const large = new Request('https://collector.example/', { method: 'POST', body: 'x'.repeat(length) });
    await expect(encodeRequest(large, 936)).rejects.toThrow(reason);
  });
});

describe('a response as bytes', () => {
  it('comes back with its status and body', async () => {
    const message = await encodeResponse(new Response(Uint8Array.of(1, 2, 3), { status: 200 }), 6112);
    expect(message).toHaveLength(6112);
    expect(new Uint8Array(await decodeResponse(message).arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('may be only a status', () => {
    expect(decodeResponse(example.responseMessage).status).toBe(200);
  });
});

/** The start of a valid `GET https://a.example/`. */
const beginning = bytes('000347455405687474707309612e6578616d706c65012f');

describe('a message that is refused', () => {
  it.each([
    ['nothing', new Uint8Array(), 'ends too soon'],
    ['a response where a request is wanted', example.responseMessage, 'not a whole one of the wanted kind'],
    ['one in pieces of unknown number', bytes('02034745540568747470730161012f0000'), 'not a whole one'],
    ['an endless method', bytes('007fff474554'), 'ends too soon'],
    ['headers that end outside of it', concat(beginning, bytes('3f0161')), 'ends too soon'],
    ['a header that ends outside of the headers', concat(beginning, bytes('0203616263')), 'ends too soon'],
    // Read as a number of 32 bits this length is -10, and leads back to where the header begins.
    ['a header of a length that leads back', concat(beginning, bytes('0a0161c0000000fffffff6')), 'ends too soon'],
    ['headers of a length beyond all memory', concat(beginning, bytes('ffffffffffffffff')), 'ends too soon'],
    ['a header without a name', concat(beginning, bytes('020000')), 'what HTTP does not allow'],
    ['a method that is no word', bytes('000554522043450568747470730161012f'), 'what HTTP does not allow'],
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
