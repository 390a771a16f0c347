import { describe, expect, test } from 'vitest';
import type { Rule } from '../censor/rule.ts';
import { sharedBrowser } from './shared-browser.ts';
import { sharedWorld } from './shared-world.ts';

describe.each(['chromium', 'firefox'] as const)('a tab of %s that knows that a host speaks HTTP/3', (name) => {
  const world = sharedWorld();
  const browser = sharedBrowser(name, world);

  /** The protocol of a page: `h3`, `h2`, or nothing in ten seconds. */
  const open = async (host: string) => {
    const tab = await browser().openTab(`https://${host}/`);
    const look = `(() => {
      const [page] = performance.getEntriesByType('navigation');
      return location.host === '${host}' && page?.loadEventEnd > 0 && page.nextHopProtocol;
    })()`;
    const end = performance.now() + 10_000;
    let seen: string | false | undefined;
    while (!seen && performance.now() < end) {
      seen = await tab.evaluate<string | false>(look);
      await new Promise((done) => setTimeout(done, 100));
    }
    await tab.close();
    return seen || 'nothing';
  };

  /** Opens a page until it comes over HTTP/3, since the browser has to see an offer first. */
  const meet = async (host: string) => {
    await world().internet('speakHttp3', [host]);
    for (let times = 0; times < 5; times += 1) if ((await open(host)) === 'h3') return;
    throw new Error(`${host} did not come over HTTP/3`);
  };

  const under = async (host: string, rule: Rule) => {
    await meet(host);
    await world().router('setRules', [rule]);
    await world().internet('disconnect', undefined);
    return open(host);
  };

  test('uses HTTP/3 if TCP handshakes are reset', async () => {
    const host = 'web.whatsapp.com';
    expect(await under(host, { kind: 'client-hello', names: [host], answer: 'reset' })).toBe('h3');
  });

  test('uses HTTP/3 if QUIC is slow', async () => {
    const host = 'signal.org';
    const rule = { kind: 'throttle', names: [host], bitsPerSecond: 2_000_000, over: 'quic' } as const;
    expect(await under(host, rule)).toBe('h3');
  });

  test('gets nothing if QUIC freezes after its handshake', async () => {
    const host = 'www.viber.com';
    expect(
      await under(host, { kind: 'freeze', names: [host], afterPackets: 12, direction: 'both', over: 'quic' }),
    ).toBe('nothing');
  });
});
