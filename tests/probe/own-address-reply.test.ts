import { describe, expect, it, vi } from 'vitest';
import type { Fetched, Wire } from '../../src/probe/fetch-here.ts';
import type { Handshake } from '../../src/probe/handshake.ts';
import { repliesAndHandshakes } from '../../src/probe/own-address-reply.ts';
import type { Lookup } from '../../src/probe/webrtc-instruments.ts';

interface Making {
  readonly found?: Lookup;
  /** How long each request takes, ms; undefined if nothing comes. */
  readonly time?: (url: string) => number | undefined;
}

/** The results and requests, without the pauses. */
async function run({ found = { address: '203.0.113.7' }, time = () => 161 }: Making) {
  vi.useFakeTimers();
  const asked: string[] = [];
  const means = {
    lookUp: async () => found,
    handshake: async (url: string): Promise<Handshake> => {
      asked.push(url);
      return { kind: 'failed', tookMs: 108 };
    },
    ask: async ({ url, apart }: Wire): Promise<Fetched> => {
      asked.push(apart ? `${url} apart` : url);
      const tookMs = time(url);
      return { at: 0, tookMs: tookMs ?? 5000, end: tookMs === undefined ? 'given-up' : 'failed' };
    },
  };
  const nonces = ['a', 'b', 'c', 'd'];
  const made = repliesAndHandshakes(
    { host: 'web.example', deadlineMs: 2500, nonces },
    means,
    new AbortController().signal,
  );
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  const seen = (await made).map((one) => {
    if ('kind' in one) return `${one.kind} ${one.tookMs}`;
    return one.outcome.kind === 'connected' ? `reply ${one.tookMs}` : 'no reply';
  });
  return { seen, asked };
}

describe('the replies of an address', () => {
  it('come before, between and after four handshakes', async () => {
    const { seen } = await run({});
    expect(seen).toEqual([...Array(4).fill(['reply 161', 'failed 108']).flat(), 'reply 161']);
  });

  it('are requested without the name, and over new connections', async () => {
    const { asked } = await run({});
    const port80 = 'https://203.0.113.7:80/';
    const port443 = 'http://203.0.113.7:443/';
    const named = ['a', 'b', 'c', 'd'].map((nonce) => `https://web.example/#${nonce}`);
    expect(asked.filter((url) => !named.includes(url))).toEqual([
      port80,
      port443,
      port80,
      `${port443} apart`,
      port80,
      port80,
      port80,
    ]);
    expect(asked.filter((url) => named.includes(url))).toEqual(named);
  });

  it('take as long as the quicker of both ports, one of which is asked once and the other twice', async () => {
    const { seen } = await run({ time: (url) => (url.startsWith('https') ? 900 : 84) });
    const replies = seen.filter((one) => one.startsWith('reply'));
    expect(replies).toEqual(['reply 168', 'reply 168', 'reply 900', 'reply 900', 'reply 900']);
  });

  it.each(['https', 'http:'])('are unknown if nothing comes over %s', async (scheme) => {
    const { seen } = await run({ time: (url) => (url.startsWith(scheme) ? undefined : 100) });
    expect(seen).toEqual(['no reply']);
  });

  it.each<[string, Lookup]>([
    ['an IPv6 address, whose frame could not be held to it', { address: '2001:db8::1' }],
    ['an address in the person’s own network', { address: '10.0.0.1' }],
    ['a place that cannot be seen', 'not-visible-here'],
    ['nothing', 'none'],
  ])('are not asked for if the name leads to %s', async (_, found) => {
    expect(await run({ found })).toEqual({ seen: [], asked: [] });
  });
});
