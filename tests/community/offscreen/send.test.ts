import { afterEach, describe, expect, it, vi } from 'vitest';
import { sendMessage } from '../../../src/community/offscreen/send.ts';

afterEach(() => vi.unstubAllGlobals());

/** The hosts that one message asks if the relays do not answer. */
async function askedBy(relays: readonly string[]): Promise<string[]> {
  const hosts: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    hosts.push(new URL(url).host);
    return new Response('', { status: 502 });
  });
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const publisherKey = Buffer.from(await crypto.subtle.exportKey('spki', keys.publicKey)).toString('base64');
  expect(await sendMessage({ relays, publisherKey, country: 'RU' })).toEqual({
    kind: 'failed',
    failed: relays,
    refused: [],
    shown: [],
  });
  return hosts;
}

describe('a relay', () => {
  it('that answers to every name is asked under a new one by each message, so that no TLS session is resumed', async () => {
    const relay = 'https://*.relay.example:8443';
    const hosts = [...(await askedBy([relay, relay])), ...(await askedBy([relay]))];
    for (const host of hosts) expect(host).toMatch(/^[a-z0-9]{12}\.relay\.example:8443$/);
    expect(new Set(hosts).size).toBe(3);
  });

  it('with one name is asked under that one', async () => {
    expect(await askedBy(['https://relay.example'])).toEqual(['relay.example']);
  });
});
