import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpacked } from '../../src/probe/unpacked.ts';

const packedHeaders = { 'content-type': 'application/gzip', 'x-own-type': 'text/html', server: 'web' };

/** What an answer is, as far as anybody reads it. */
async function readOf(response: Response) {
  const { status, headers, body } = unpacked(response);
  return { status, headers: Object.fromEntries(headers), text: await new Response(body).text() };
}

const asSent = { 'content-encoding': 'gzip', 'content-type': 'text/html', server: 'web' };

describe('an answer that the browser left packed', () => {
  it('has the body, type and coding that its server sent', async () => {
    const response = new Response(gzipSync('a page'), { status: 404, headers: packedHeaders });
    expect(await readOf(response)).toEqual({ status: 404, headers: asSent, text: 'a page' });
  });

  it('has no type where its server sent none', async () => {
    const response = new Response(gzipSync(''), { headers: { ...packedHeaders, 'x-own-type': '' } });
    expect((await readOf(response)).headers).toEqual({ 'content-encoding': 'gzip', server: 'web' });
  });

  it('is read as it is if the browser unpacked it all the same', async () => {
    const response = new Response('a page', { headers: { ...packedHeaders, 'content-encoding': 'gzip' } });
    expect(await readOf(response)).toEqual({ status: 200, headers: asSent, text: 'a page' });
  });

  it('has no body where its server sent none', async () => {
    const response = new Response(undefined, { status: 204, headers: packedHeaders });
    expect(await readOf(response)).toEqual({ status: 204, headers: asSent, text: '' });
  });

  it('is unpacked by a mebibyte at a time, however much one packet holds', async () => {
    const packed = gzipSync(Buffer.alloc(2 ** 28));
    const reader = unpacked(new Response(packed, { headers: packedHeaders })).body?.getReader();
    const before = process.memoryUsage().arrayBuffers;
    for (let come = 0; come < 2 ** 20; ) come += (await reader?.read())?.value?.length ?? Number.POSITIVE_INFINITY;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
    await reader?.cancel();
  });

  it('fails if it ends in the middle', async () => {
    const packed = gzipSync(Buffer.alloc(100_000, 'page'));
    const { body } = unpacked(new Response(packed.subarray(0, -20), { headers: packedHeaders }));
    await expect(new Response(body).text()).rejects.toThrow();
  });
});

it('an answer that nobody left packed stays as it is', () => {
  const response = new Response('a page', { headers: { 'content-type': 'application/gzip' } });
  expect(unpacked(response)).toBe(response);
});
