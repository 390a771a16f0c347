import { describe, expect, test } from 'vitest';
import type { Connected, Lookup } from '../../src/probe/webrtc-instruments.ts';
import { makeAddressPlan } from './address-plan.ts';
import type { Rule } from './censor/rule.ts';
import { blockPages, deadPrivateAddress } from './fixed-addresses.ts';
import { ordinaryPlan } from './hosts.ts';
import { sharedBrowser } from './self/shared-browser.ts';
import { sharedWorld } from './self/shared-world.ts';

const waitMs = 2000;
const truth = makeAddressPlan({ ...ordinaryPlan, ipv6: false });
const addressOf = (host: string) => truth.addressesOf(host)?.[0];

const world = sharedWorld();
const browser = sharedBrowser('chromium', world);

/** Makes the built offscreen page run a job. */
async function inOffscreenPage<Answer>(job: string, ask: object): Promise<Answer> {
  const { ok } = await browser().evaluate<{ readonly ok: Answer }>(`(async () => {
    if (!(await chrome.offscreen.hasDocument())) {
      await chrome.offscreen.createDocument({
        url: 'src/offscreen/index.html',
        reasons: ['WORKERS', 'WEB_RTC'],
        justification: 'To look below requests.',
      });
    }
    return chrome.runtime.sendMessage(${JSON.stringify({ job, ask: { ...ask, deadlineMs: waitMs } })});
  })()`);
  return ok;
}
const lookUp = (host: string) => inOffscreenPage<Lookup>('look-up', { host });
const connect = (host: string) => inOffscreenPage<Connected>('connect', { host, port: 443 });

/** Chromium caches lookups, so each test uses names of its own. */
const names = ['kws1', 'kws2', 'kws3', 'kws4', 'kws5', 'venus', 'aurora', 'vesta', 'flora'].map(
  (label) => `${label}.web.telegram.org`,
);
const nextName = () => names.pop() ?? '';

describe('the browser’s own lookup', () => {
  test('gives the address from this network’s resolver', async () => {
    const name = nextName();
    expect(await lookUp(name)).toEqual({ address: addressOf(name) });
  });

  test.each(['127.0.0.1', '0.0.0.0', deadPrivateAddress, blockPages.public])(
    'gives the false address %s',
    async (address) => {
      const name = nextName();
      await world().router('setRules', [{ kind: 'dns', names: [name], answer: [address] }]);
      expect(await lookUp(name)).toEqual({ address });
    },
  );

  test.each(['nxdomain', 'drop'] as const)('gives none if the answer is %s', async (answer) => {
    const name = nextName();
    await world().router('setRules', [{ kind: 'dns', names: [name], answer }]);
    expect(await lookUp(name)).toBe('none');
  });
});

describe('a connection without TLS', () => {
  const host = 'discord.com';
  test.each<[Connected, string, Rule]>([
    ['open', 'handshakes are swallowed', { kind: 'client-hello', names: [host], answer: 'drop' }],
    ['open', 'handshakes are cut', { kind: 'client-hello', names: [host], answer: 'reset' }],
    ['open', 'somebody else answers', { kind: 'intercept', names: [host], certificate: 'self-signed' }],
    ['failed', 'connections are refused', { kind: 'connect', names: [host], answer: 'reset' }],
    ['failed', 'there is no way', { kind: 'connect', names: [host], answer: 'host-unreachable' }],
    ['silent', 'connections are dropped', { kind: 'connect', names: [host], answer: 'drop' }],
  ])('is %s if %s', async (seen, _where, rule) => {
    await world().router('setRules', [rule]);
    expect(await connect(addressOf(host) ?? '')).toBe(seen);
  });

  test('begins no TLS, and is closed at once', async () => {
    const address = addressOf('signal.org') ?? '';
    await connect(address);
    const { handshakes } = await world().router('counters', undefined);
    // The browser contacts its own services at any time.
    expect(handshakes.filter((hello) => hello.address === address)).toEqual([]);
    await expect.poll(() => world().internet('openConnections', undefined)).toBe(0);
  });
});
