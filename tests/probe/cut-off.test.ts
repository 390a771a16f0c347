import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cutOff } from '../../src/probe/cut-off.ts';

const open = 1;
beforeEach(() => void vi.stubGlobal('WebSocket', { OPEN: open }));

/** What ending a socket does in this browser. */
function done(userAgent: string, readyState = open): (number | 'closed')[] {
  vi.stubGlobal('navigator', { userAgent });
  const calls: (number | 'closed')[] = [];
  const socket = { readyState, send: ({ size }: Blob) => calls.push(size), close: () => calls.push('closed') };
  cutOff(socket as unknown as WebSocket);
  return calls;
}

const firefox = (version: number) =>
  `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
const chromium =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';

describe('a WebSocket that is ended', () => {
  it('is cut in Firefox by a message of the largest size', () => {
    expect(done(firefox(140))).toEqual([2 ** 31 - 1, 'closed']);
  });

  it.each([
    ['Chromium', chromium],
    ['a Firefox that might send such a message', firefox(1000)],
  ])('is only closed in %s', (_browser, userAgent) => {
    expect(done(userAgent)).toEqual(['closed']);
  });

  it('is only closed if it is not open', () => {
    expect(done(firefox(140), 3)).toEqual(['closed']);
  });
});
