import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Fetched } from '../../src/probe/fetch-here.ts';
import type { Handshake } from '../../src/probe/handshake.ts';
import type { Behaviour } from '../net/behaviour.ts';
import { handshakes, type Traffic } from '../net/traffic.ts';
import type { Target } from './extension.ts';
import { inPageCode } from './in-page-code.ts';
import { startInnerServer } from './inner-server.ts';
import { internetAddress } from './internet-address.ts';
import { onStage } from './shared-stage.ts';
import type { Stage } from './stage.ts';

/** The instruments alone, in a page of the extension, with real servers. */

const host = 'discord.com';
const url = `https://${host}/`;
const hellos = ({ traffic }: { readonly traffic: Traffic }) => handshakes(traffic).get(host)?.length ?? 0;

let fetchCode = '';
let apartCode = '';
let cleanCode = '';
let handshakeCode = '';
let bareCode = '';
let withinCode = '';
beforeAll(async () => {
  fetchCode = await inPageCode('src/probe/fetch-here.ts');
  apartCode = await inPageCode('src/probe/separate-fetch.ts');
  cleanCode = await inPageCode('src/platform/browser/clean-headers.ts');
  handshakeCode = await inPageCode('src/probe/handshake.ts');
  bareCode = await inPageCode('src/probe/webrtc-instruments.ts');
  withinCode = await inPageCode('src/offscreen/fetch-within.ts');
});

/** Each request has its own fragment, which identifies its times. */
const wireWith = (more = '') =>
  `{ url: '${url}#' + Math.random(), method: 'HEAD', permitted: true, deadlineMs: 10_000, ${more} }`;
const wire = wireWith();
const asking = () => `(async () => { ${fetchCode}
  return inPage.fetchHere(${wire}, new AbortController().signal);
})()`;

const isReused = ({ timing }: Fetched) => timing !== undefined && timing.connectEnd === timing.connectStart;

/** Makes the extension's offscreen page anew, and sends a request from its frame. */
const askingInFreshPlace = `(async () => {
  if (await chrome.offscreen.hasDocument()) await chrome.offscreen.closeDocument();
  await chrome.offscreen.createDocument({
    url: 'src/offscreen/index.html', reasons: ['WORKERS', 'WEB_RTC'], justification: 'To ask.',
  });
  const ask = () => chrome.runtime.sendMessage({ job: 'fetch', ask: ${wire} });
  return [(await ask()).ok, (await ask()).ok];
})()`;

describe('in Chromium, the frame of a new offscreen page', () => {
  it('uses connections that it makes itself, and sees a block that began behind an open one', async () => {
    await onStage('chrome', async ({ internet, openPopup }) => {
      const { page } = await openPopup();
      await page.evaluate(asking());
      const before = hellos(internet);
      expect(isReused((await page.evaluate(asking())) as Fetched)).toBe(true);
      expect(hellos(internet)).toBe(before);
      for (const turn of [1, 2]) {
        const [first, second] = (await page.evaluate(askingInFreshPlace)) as [Fetched, Fetched];
        expect(first.head?.status).toBe(200);
        expect([first, second].map(isReused)).toEqual([false, true]);
        expect(hellos(internet)).toBe(before + turn);
      }

      internet.behave(host, { kind: 'reset-after-client-hello' });
      expect((await page.evaluate(asking())) as Fetched).toMatchObject({ head: { status: 200 } });
      const [cut] = (await page.evaluate(askingInFreshPlace)) as [Fetched];
      expect(cut.end).toBe('failed');
    });
  });
});

/** The same with headers cleaned as in a check: twice normally, and twice over a separate connection. */
const askingApartInFreshPlace = `(async () => {
  const { cleanOwnHeaders } = (() => { CLEAN return inPage; })();
  const stop = await cleanOwnHeaders(new Map());
  const usual = await ${askingInFreshPlace};
  const ask = () => chrome.runtime.sendMessage({ job: 'fetch', ask: ${wireWith('apart: true')} });
  const apart = [(await ask()).ok, (await ask()).ok];
  await stop();
  return [...usual, ...apart];
})()`;

describe('in Chromium, a separate request in that frame', () => {
  it('has another connection, resumes no session, sends no login and keeps no cookie', async () => {
    await onStage('chrome', async ({ browser, internet, openPopup }) => {
      await browser.setCookie({ name: 'login', value: 'secret', domain: host, secure: true, sameSite: 'None' });
      const headers = { 'set-cookie': 'kept=1; Secure; SameSite=None', 'www-authenticate': 'Basic realm="a login"' };
      internet.behave(host, { kind: 'answer', status: 401, headers, body: 'x' });
      const { page } = await openPopup();
      internet.traffic.forget();
      for (const turn of [1, 2]) {
        const asked = (await page.evaluate(askingApartInFreshPlace.replace('CLEAN', () => cleanCode))) as Fetched[];
        expect(asked.map(({ head }) => head?.status)).toEqual([401, 401, 401, 401]);
        expect(asked.map(isReused)).toEqual([false, true, false, true]);
        expect(hellos(internet)).toBe(2 * turn);
      }
      expect(
        handshakes(internet.traffic)
          .get(host)
          ?.filter(({ resumed }) => resumed),
      ).toEqual([]);
      const requests = internet.traffic.requests.filter((request) => request.host === host);
      expect(requests.flatMap((one) => [one.headers['cookie'], one.headers['authorization']])).toEqual(
        requests.flatMap(() => [undefined, undefined]),
      );
      expect((await browser.cookies()).map(({ name }) => name)).not.toContain('kept');
    });
  });
});

const inChromium = (work: string) => `(async () => { ${bareCode}
  return inPage.${work};
})()`;

describe('in Chromium, without an HTTP request', () => {
  // Local Network Access is announced for WebRTC, too. A browser that brings it to lookups fails here first.
  it("a lookup finds the address of a name, even if it is this device's", async () => {
    await onStage('chrome', async ({ openPopup }) => {
      const { page } = await openPopup();
      const found = await page.evaluate(inChromium(`lookUpName('${host}', 20_000)`));
      expect(found).toEqual({ address: internetAddress });
    });
  });

  it('a lookup sends nothing to the address that it finds', async () => {
    // An address that nobody else uses, since other tests ask relays at this device's usual address meanwhile.
    const address = '127.0.0.78';
    const datagrams: Buffer[] = [];
    const place = createSocket('udp4', (datagram) => void datagrams.push(datagram));
    place.bind(3478, address);
    await once(place, 'listening');
    try {
      await onStage('chrome', async ({ openPopup }) => {
        const { page } = await openPopup();
        for (let turn = 0; turn < 3; turn++) {
          const found = await page.evaluate(inChromium(`lookUpName('${address}', 20_000)`));
          expect(found).toEqual({ address });
        }
      });
      expect(datagrams).toEqual([]);
    } finally {
      place.close();
    }
  });

  it('a bare connection sends nothing that identifies it', async () => {
    // What arrived, by bare connection and by socket: a browser may try from several of its addresses.
    const sent: string[][] = [];
    const server = createServer((socket) => {
      const sockets = sent.at(-1) ?? [];
      const index = sockets.push('') - 1;
      socket.on('data', (bytes) => {
        sockets[index] += bytes.toString('hex');
      });
      socket.on('error', () => undefined);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    // A STUN request whose first attribute (6) is the user name: four letters and, after a colon, the browser's own.
    const namesIn = (sockets: readonly string[]) =>
      sockets
        .filter((hex) => hex !== '')
        .map((hex) => /^.{4}0001.{4}2112a442.{24}0006.{4}(.{8})3a/.exec(hex)?.[1] ?? 'none')
        .map((name) => Buffer.from(name, 'hex').toString());
    try {
      await onStage('chrome', async ({ openPopup }) => {
        const { page } = await openPopup();
        for (let turn = 0; turn < 2; turn++) {
          sent.push([]);
          expect(await page.evaluate(inChromium(`connectTcp('127.0.0.1', ${port}, 20_000)`))).toBe('open');
          await expect.poll(() => namesIn(sent[turn] ?? []).length).toBeGreaterThan(0);
        }
      });
      const names = sent.map((sockets) => [...new Set(namesIn(sockets))]);
      for (const ofTurn of names) expect(ofTurn).toEqual([expect.stringMatching(/^[A-Za-z0-9+/]{4}$/)]);
      expect(names[0]).not.toEqual(names[1]);
    } finally {
      server.close();
    }
  });
});

/** Requests in Firefox the beginning of a page, over a connection with this name. */
const askingApart = (name: string, of = host) => `(async () => { ${apartCode}
  const read = { sample: { maxBytes: 100_000, maxMs: 5000, stallMs: 2000, parts: { firstBytes: 30_000, minPartBytes: 30_000 } } };
  const wire = { url: 'https://${of}/#' + Math.random(), method: 'GET', read, permitted: true, deadlineMs: 10_000 };
  return inPage.separateFetcher('${name}')(wire, new AbortController().signal);
})()`;

/** The same as in a check: from the background, whose headers are cleaned. */
const askingAsACheck = (name: string) => `(async () => {
  const { cleanOwnHeaders } = (() => { ${cleanCode} return inPage; })();
  globalThis.XMLHttpRequest = (await browser.runtime.getBackgroundPage()).XMLHttpRequest;
  const stop = await cleanOwnHeaders(new Map());
  const fetched = await ${askingApart(name)};
  await stop();
  return fetched;
})()`;

describe('in Firefox, a request over a separate connection', () => {
  it('does not use the connection that is already open', async () => {
    await onStage('firefox', async ({ internet, openPopup }) => {
      const { page } = await openPopup();
      await page.evaluate(asking());
      const before = hellos(internet);
      for (const _turn of [1, 2]) {
        expect((await page.evaluate(askingApart('one'))) as Fetched).toMatchObject({ end: 'answered' });
        expect(hellos(internet)).toBe(before + 1);
      }
    });
  });

  it('reads a body in parts, and sees what cuts it off', async () => {
    await onStage('firefox', async ({ internet, openPopup }) => {
      const { page } = await openPopup();
      internet.behave(host, { kind: 'answer', status: 200, body: 'x'.repeat(1_000_000) });
      expect((await page.evaluate(askingApart('one'))) as Fetched).toMatchObject({
        head: { status: 206 },
        transfer: { bytes: 100_000, end: 'enough' },
      });
      internet.behave(host, { kind: 'reset-after-client-hello' });
      expect((await page.evaluate(askingApart('two'))) as Fetched).toMatchObject({ end: 'failed' });
    });
  });

  it('passes on each byte of a body unchanged', async () => {
    await onStage('firefox', async ({ internet, openPopup }) => {
      const { page } = await openPopup();
      internet.behave(host, { kind: 'answer', status: 200, body: 'страница — صفحة' });
      const read = (await page.evaluate(`(async () => { ${apartCode}
        const read = { sample: { maxBytes: 1000, maxMs: 5000, stallMs: 2000, isPage: true } };
        const wire = { url: 'https://${host}/#' + Math.random(), method: 'GET', read, permitted: true, deadlineMs: 10_000 };
        const bytes = [];
        await inPage.separateFetcher('one')(wire, new AbortController().signal, (chunk) => bytes.push(...chunk));
        return bytes;
      })()`)) as number[];
      expect(Buffer.from(read).toString()).toBe('страница — صفحة');
    });
  });

  it('sends no cookie and no name from a check, and keeps no cookie', async () => {
    await onStage('firefox', async ({ browser, internet, openPopup }) => {
      await browser.setCookie({ name: 'login', value: 'secret', domain: host, secure: true, sameSite: 'None' });
      const headers = { 'set-cookie': 'kept=1; Secure; SameSite=None', 'www-authenticate': 'Basic realm="a login"' };
      internet.behave(host, { kind: 'answer', status: 401, headers, body: 'x' });
      const { page } = await openPopup();
      internet.traffic.forget();
      expect((await page.evaluate(askingAsACheck('one'))) as Fetched).toMatchObject({ head: { status: 401 } });
      const requests = internet.traffic.requests.filter((request) => request.host === host);
      expect(requests).toHaveLength(1);
      expect(requests.map((request) => [request.headers['cookie'], request.headers['authorization']])).toEqual([
        [undefined, undefined],
      ]);
      expect((await browser.cookies()).map(({ name }) => name)).not.toContain('kept');
    });
  });
});

/** The page that runs the job: in Chromium the frame of the offscreen page, in Firefox any page of the extension. */
const shaking: Readonly<Record<Target, (deadlineMs: number) => string>> = {
  chrome: (deadlineMs) => `(async () => {
    if (await chrome.offscreen.hasDocument()) await chrome.offscreen.closeDocument();
    await chrome.offscreen.createDocument({
      url: 'src/offscreen/index.html', reasons: ['WORKERS', 'WEB_RTC'], justification: 'To ask.',
    });
    const ask = { url: '${url}', deadlineMs: ${deadlineMs} };
    return (await chrome.runtime.sendMessage({ job: 'handshake', ask })).ok;
  })()`,
  firefox: (deadlineMs) => `(async () => { ${handshakeCode}
    return inPage.makeHandshake('${url}', ${deadlineMs});
  })()`,
};

/** The result of a handshake with a server that behaves like this. */
const handshakesWith: readonly (readonly [Behaviour | undefined, Handshake['kind']])[] = [
  [undefined, 'done'],
  [{ kind: 'hang' }, 'done'],
  [{ kind: 'mute', protocol: 'h2' }, 'done'],
  [{ kind: 'swallow-client-hello' }, 'silent'],
  [{ kind: 'reset-after-client-hello' }, 'failed'],
  [{ kind: 'close-after-client-hello' }, 'failed'],
  [{ kind: 'tls-alert', alert: 'handshake_failure' }, 'failed'],
  [{ kind: 'certificate', certificate: 'self-signed' }, 'failed'],
];

async function expectHandshake(target: Target, { internet }: Stage, page: Page, row: (typeof handshakesWith)[number]) {
  const [behaviour, kind] = row;
  if (behaviour) internet.behave(host, behaviour);
  const handshake = (await page.evaluate(shaking[target](kind === 'silent' ? 2000 : 10_000))) as Handshake;
  expect.soft(handshake.kind, JSON.stringify(behaviour)).toBe(kind);
  expect.soft(hellos(internet), JSON.stringify(behaviour)).toBeGreaterThan(0);
}

it('in Chromium, a handshake is done, silent or failed', async () => {
  await onStage('chrome', async (stage) => {
    const { page } = await stage.openPopup();
    for (const row of handshakesWith) {
      await expectHandshake('chrome', stage, page, row);
      stage.internet.heal();
      stage.internet.traffic.forget();
    }
  });
});

it.each(handshakesWith.map((row) => ({ row, behaviour: row[0]?.kind ?? 'a healthy server', kind: row[1] })))(
  'in Firefox, a handshake with $behaviour is $kind',
  async ({ row }) => {
    await onStage('firefox', async (stage) => expectHandshake('firefox', stage, (await stage.openPopup()).page, row));
  },
);

it('in Firefox, a request and a handshake that are cut off show when their connection was there and when it ended', async () => {
  await onStage('firefox', async ({ internet, openPopup }) => {
    internet.behave(host, { kind: 'reset-after-client-hello' });
    const { page } = await openPopup();
    for (const code of [asking(), shaking.firefox(10_000)]) {
      const { timing } = (await page.evaluate(code)) as Fetched | Handshake;
      const { connectStart = 0, secureConnectionStart = 0, connectEnd = 0 } = timing ?? {};
      expect(connectStart).toBeGreaterThan(0);
      expect(secureConnectionStart).toBeGreaterThanOrEqual(connectStart);
      expect(connectEnd).toBeGreaterThanOrEqual(secureConnectionStart);
    }
  });
});

describe.each<Target>(['chrome', 'firefox'])('in %s, a request to an address without access', (target) => {
  const blind = `{ url: '${url}', method: 'HEAD', permitted: false, deadlineMs: 10_000 }, new AbortController().signal`;
  const plain = () => `(async () => { ${fetchCode}
    return inPage.fetchHere(${blind});
  })()`;
  const within = () => `(async () => { ${withinCode}
    return inPage.fetchWithin(${blind});
  })()`;

  it('reaches a server in the person’s own network through a redirect if a page sends it, but not if the frame does', async () => {
    const inner = await startInnerServer();
    try {
      await onStage(target, async ({ internet, openPopup }: Stage) => {
        const { page } = await openPopup();
        internet.behave(host, { kind: 'answer', status: 302, headers: { location: inner.url } });
        await page.evaluate(plain());
        expect(inner.asked).toEqual(['HEAD /restart']);
        expect(await page.evaluate(within())).toMatchObject({ end: 'failed' });
        expect(inner.asked).toHaveLength(1);
      });
    } finally {
      await inner.stop();
    }
  });

  it('is answered, fails or is given up in the frame, depending on the server', async () => {
    await onStage(target, async ({ internet, openPopup }: Stage) => {
      const { page } = await openPopup();
      expect(await page.evaluate(within())).toMatchObject({ end: 'answered' });
      // On another host, since the connection to the first one stays open.
      internet.behave('web.telegram.org', { kind: 'certificate', certificate: 'self-signed' });
      const distrusted = within().replace(host, 'web.telegram.org');
      expect(await page.evaluate(distrusted)).toMatchObject({ end: 'failed' });
      internet.behave(host, { kind: 'hang' });
      const hung = within().replace(url, `${url}hung`).replace('10_000', '500');
      expect(await page.evaluate(hung)).toMatchObject({ end: 'given-up' });
      expect(await page.$$('iframe')).toEqual([]);
    });
  });
});
