import { describe, expect, test } from 'vitest';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { captiveControls } from '../../src/catalogue/controls.ts';
import { transferEndpoint } from '../../src/measure/transfers/transfer-endpoint.ts';
import { type Extension, grantedExtension } from '../browser/extension.ts';
import type { BrowserName, LabBrowser } from './driver/browser.ts';
import { check, until } from './driver/check.ts';
import { startChromium } from './driver/chromium.ts';
import { startFirefox } from './driver/firefox.ts';
import { switchOn } from './driver/switch-on.ts';
import type { Counters } from './router/counters.ts';
import { withWorld } from './world.ts';

/** Ten checks in each browser. */
const checks = 10;

/**
 * The user names that PRIVACY.md lists as clear bytes: those with which the relays of these services are asked over
 * TCP.
 */
const namedUsers: Readonly<Record<string, RegExp>> = {
  'ds-turn-ff.threema.ch': /^threema-angular$/,
  'turn3.voip.signal.org': /^\d{10}:\d{1,10}$/,
};

/**
 * What each browser adds to requests of any site's scripts, but not to those of the page that this test compares with.
 */
const ofScripts: Readonly<Record<BrowserName, readonly [string, string]>> = {
  // With a window it adds its languages to pages too.
  chromium: ['accept-language', 'en-US,en;q=0.9'],
  // PRIVACY.md lists it: the browser's own sign-in check has a different one.
  firefox: ['priority', 'u=4'],
};

/**
 * More bytes than a host gets and sends whose page or channel alone is used. Anything above is a known amount, to or
 * from a host in PRIVACY.md.
 */
const ofPages = { up: 20_000, down: 64_000 };

const hostsOf = (urls: readonly string[]) => new Set(urls.map((url) => new URL(url).hostname));

/** The hosts that get random bytes, and those that send large files. */
const amounts = {
  up: hostsOf([
    ...services.map((service) => transferEndpoint(service, 'upload')).flatMap((one) => one?.upload ?? one?.url ?? []),
    ...controls.map(({ url }) => url),
  ]),
  down: hostsOf([
    ...services.flatMap(({ endpoints }) =>
      endpoints.flatMap(({ large = [] }) => large.map(({ url, redirectsTo }) => redirectsTo ?? url)),
    ),
    ...controls.flatMap(({ large }) => large?.url ?? []),
  ]),
} as const;

/** Chromium looks here for newer parts of itself. */
const updates = 'update.googleapis.com';

/** Opens a page, a channel and the relays of a call, as any site does, from a separate tab. */
const anySite = `(async () => {
  const { tabs } = globalThis.browser ?? chrome;
  const { id } = await tabs.create({ url: 'http://www.msftconnecttest.com/connecttest.txt', active: false });
  await new Promise((done) => setTimeout(done, 2000));
  await tabs.reload(id, { bypassCache: true });
  await tabs.create({ url: 'https://example.com/', active: false });
  await fetch('https://example.com/?again', { mode: 'no-cors', cache: 'no-store', credentials: 'omit' });
  new WebSocket('wss://example.com/');
  for (const urls of ['stun:turn.relay.example:3478', 'turn:turn.relay.example:3478?transport=tcp', 'turns:turn.relay.example:443']) {
    const of = new RTCPeerConnection({ iceServers: [{ urls, username: 'site', credential: 'site' }] });
    of.createDataChannel('');
    await of.setLocalDescription();
  }
  await new Promise((done) => setTimeout(done, 4000));
})()`;

const start = { chromium: startChromium, firefox: startFirefox };
const family = { chromium: 'Chromium', firefox: 'Firefox' } as const;

interface Seen {
  readonly site: Counters;
  readonly rounds: readonly Counters[];
  readonly tookMs: readonly number[];
  readonly states: readonly string[];
}

async function watch(name: BrowserName): Promise<Seen> {
  const extension: Extension = await grantedExtension(name === 'chromium' ? 'chrome' : 'firefox');
  return withWorld({ seed: 1 }, async (world) => {
    const browser: LabBrowser = await start[name]({
      world,
      extension,
      timeZone: 'Europe/Paris',
      // The browser's own sign-in check is compared with ours.
      ...(name === 'firefox' ? { preferences: { 'network.captive-portal-service.enabled': true } } : {}),
    });
    const since = async () => {
      const counters = await world.router('counters', undefined);
      await world.router('forget', undefined);
      return counters;
    };
    try {
      await switchOn(browser, []);
      await until(browser, 'Boolean((globalThis.browser ?? globalThis.chrome)?.runtime?.id)', 30_000);
      await browser.evaluate(anySite);
      const site = await since();
      const rounds: Counters[] = [];
      const tookMs: number[] = [];
      const states: string[] = [];
      while (rounds.length < checks) {
        const checked = await check(browser);
        rounds.push(await since());
        tookMs.push(checked.tookMs);
        states.push(...checked.reading.services.map(({ state }) => state ?? ''));
      }
      return { site, rounds, tookMs, states };
    } finally {
      await browser.close();
    }
  });
}

/** The fields of a head, in order, without those that depend on the page. */
const fieldsOf = (head: string) =>
  head
    .split('\r\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split(': '))
    .flatMap(([field = '', ...value]) =>
      field.toLowerCase() === 'host' ? [] : [[field.toLowerCase(), value.join(': ')]],
    );

const kindsOf = (counters: Counters) =>
  new Set(counters.stun.map(({ type, attributes }) => [type, ...attributes].join(' ')));

/** The names whose handshakes begin in the first second of those with services. */
function firstSecond({ handshakes }: Counters): Set<string> {
  const [begin] = handshakes;
  return new Set(handshakes.filter(({ at }) => at <= (begin?.at ?? 0) + 1000).map(({ name }) => name));
}

describe.each(['chromium', 'firefox'] as const)('ten checks in %s', (name) => {
  test('send nothing in clear that only they send', async () => {
    const { site, rounds, tookMs, states } = await watch(name);
    const shown = { seconds: tookMs.map((ms) => Math.round(ms / 1000)) };
    // Some messengers have only a site that can be asked.
    expect.soft(states.filter((state) => state !== 'works' && state !== 'site-only')).toEqual([]);

    // Plain http: the browser's own sign-in check, requested as the browser does.
    const own = captiveControls.find(({ browser }) => browser === family[name]);
    const requests = rounds.flatMap((counters) => counters.requests).filter(({ host }) => host !== updates);
    expect.soft(new Set(requests.map(({ host }) => host))).toEqual(new Set([new URL(own?.url ?? '').hostname]));
    const known = site.requests.filter(({ host }) => name === 'chromium' || requests.some((one) => one.host === host));
    const values = new Map(known.flatMap(({ head }) => fieldsOf(head) as [string, string][]));
    for (const { head } of requests) {
      for (const [field = '', value] of fieldsOf(head)) {
        if (`${[field, value]}` === `${ofScripts[name]}`) continue;
        expect.soft([field, value]).toEqual([field, field === 'accept' ? '*/*' : values.get(field)]);
      }
    }

    // Handshakes: like those of any page, channel and call; and a name that a browser asks only if another one fails.
    const shapes = new Set(site.handshakes.map(({ shape }) => shape));
    const handshakes = rounds.flatMap((counters) => counters.handshakes);
    expect.soft(handshakes.filter(({ shape }) => !shapes.has(shape))).toEqual([]);
    const named = [...handshakes, ...rounds.flatMap(({ queries }) => queries)].map((one) => one.name);
    expect.soft(named).not.toContain('grpc.chat.signal.org');

    // Calls: the messages of any call, and no user name except those in PRIVACY.md.
    const kinds = kindsOf(site);
    expect.soft(rounds.flatMap((counters) => [...kindsOf(counters)]).filter((kind) => !kinds.has(kind))).toEqual([]);
    const users = rounds.flatMap(({ stun }) => stun.filter(({ username }) => username !== undefined));
    for (const { host, username = '' } of users)
      expect.soft([host, namedUsers[host]?.test(username)]).toEqual([host, true]);

    // Names: each is looked up like any page's, with the same resolver, and then contacted.
    const kindsOfQuery = ({ queries }: Counters) => new Set(queries.map(({ type, resolver }) => `${type} ${resolver}`));
    const kindsOfSite = kindsOfQuery(site);
    for (const counters of rounds) {
      const contacted = [
        ...counters.handshakes.map((one) => one.name),
        ...[...counters.stun, ...counters.requests].map(({ host }) => host),
      ];
      expect.soft(counters.queries.map((one) => one.name).filter((one) => !contacted.includes(one))).toEqual([]);
      expect.soft([...kindsOfQuery(counters)].filter((kind) => !kindsOfSite.has(kind))).toEqual([]);
    }

    // Amounts: like a page's, except uploads and large files.
    for (const way of ['up', 'down'] as const) {
      const more = rounds.flatMap(({ bytes }) => Object.entries(bytes).filter(([, sums]) => sums[way] > ofPages[way]));
      expect.soft(more.filter(([host]) => !amounts[way].has(host))).toEqual([]);
    }

    // Order, number and spacing differ between any two checks.
    const orders = rounds.map((counters) => [...new Set(counters.handshakes.map((one) => one.name))]);
    expect.soft(new Set(orders.map((order) => order.join())).size).toBe(checks);
    expect.soft(new Set(orders.map(({ length }) => length)).size).toBeGreaterThan(1);
    const [first = new Set<string>(), ...others] = rounds.map(firstSecond);
    const always = [...first].filter((host) => others.every((one) => one.has(host)));
    const usual = orders.reduce((sum, { length }) => sum + length, 0) / checks;
    console.log(JSON.stringify({ name, ...shown, names: usual, alwaysInFirstSecond: always }));
    expect.soft(always.length).toBeLessThan(usual / 4);
  });
});
