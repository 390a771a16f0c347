import '../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchNaming } from '../../src/offscreen/fetch-runner.ts';
import * as page from '../../src/offscreen/named-in-page.ts';
import type { Wire } from '../../src/probe/fetch-here.ts';

const sample = { maxBytes: 1000, maxMs: 1000, stallMs: 1000, isPage: true, namesOn: ['chat.example'] } as const;
const wire: Wire = {
  url: 'https://chat.example/',
  method: 'GET',
  permitted: true,
  deadlineMs: 1000,
  read: { sample },
};
const script = '<script src="/a.js"></script>';

/** The texts that were parsed. */
let looked: string[];
beforeEach(() => {
  looked = [];
  vi.spyOn(page, 'namedInPage').mockImplementation((text) => {
    looked.push(text);
    return [];
  });
});
afterEach(() => vi.unstubAllGlobals());

async function read(body: Uint8Array<ArrayBuffer> | string, init?: ResponseInit) {
  vi.stubGlobal('fetch', async () => new Response(body, init));
  await fetchNaming(wire, new AbortController().signal);
  return looked;
}

describe('a page that is read', () => {
  it('is parsed as text', async () => {
    expect(await read(script)).toEqual([script]);
  });

  it.each(['utf-16le', 'utf-16be'] as const)('may be in %s, according to its mark or its header', async (encoding) => {
    const little = Buffer.from(script, 'utf16le');
    const bytes = Uint8Array.from(encoding === 'utf-16le' ? little : little.swap16());
    const mark = Uint8Array.from(encoding === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff]);
    await read(Uint8Array.from([...mark, ...bytes]));
    expect(await read(bytes, { headers: { 'content-type': `text/html; charset=${encoding}` } })).toEqual([
      script,
      script,
    ]);
  });

  it('is cut off at its limit', async () => {
    expect(await read(script.padEnd(5000, 'x'))).toEqual([script.padEnd(1000, 'x')]);
  });

  it.each([403, 429, 503])('is not parsed if %i came in its place', async (status) => {
    expect(await read(script, { status })).toEqual([]);
  });
});
