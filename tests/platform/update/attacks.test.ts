import '../../fake-extension.ts';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { packaged } from '../../../src/catalogue/catalogue.ts';
import type { Catalogue } from '../../../src/model/catalogue.ts';
import { startOfDay } from '../../../src/model/list-day.ts';
import { updateKeys } from '../../../src/model/project.ts';
import type { Service } from '../../../src/model/service.ts';
import { lookForUpdate } from '../../../src/platform/update/look-for-update.ts';
import { readCatalogue } from '../../../src/platform/values/catalogue-in-effect.ts';
import { leaveUpdate, takeUpdate } from '../../../src/platform/values/take-update.ts';
import { fake, haveRules, resetFake } from '../../fake-extension.ts';
import { dayFromNow, makeKey, numberFromNow, signedFile, updateJson } from './signed.ts';

const [first, second, stranger] = [makeKey(), makeKey(), makeKey()];
const keys = [first.publicKey, second.publicKey];

const dayMs = 24 * 60 * 60_000;
/** The clock is some days after the package, so that lists can be newer. */
vi.useFakeTimers({ toFake: ['Date'], now: startOfDay(packaged.number) + 100.5 * dayMs });

/** A list that one of our keys signed this many days from now. */
const listOf = (days: number): Catalogue => ({ ...packaged, number: numberFromNow(days), signer: updateKeys[0] });

const servers: Server[] = [];
afterAll(() => {
  vi.useRealTimers();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  resetFake();
  haveRules(true);
});

/** The address of a server that answers like this. */
async function serving(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/addresses.txt`;
}

/** The result of looking at a server that answers like this. It may store nothing. */
async function lookAt(answer: RequestListener, deadlineMs = 5000) {
  const before = structuredClone(fake.values);
  const looked = await lookForUpdate(await serving(answer), { keys, deadlineMs });
  expect(fake.values).toEqual(before);
  expect(fake.rules).toEqual([]);
  return looked;
}

const lookAtFile = (file: string | Buffer) => lookAt((_request, response) => response.end(file));
const lookAtUpdate = (changes: Readonly<Record<string, unknown>>, key = first) =>
  lookAtFile(signedFile(updateJson(changes), key));

/** The services of the package, with one changed. */
const withService = (id: string, change: (service: Service) => unknown) => ({
  services: packaged.services.map((service) => (service.id === id ? change(service) : service)),
});
/** Telegram with its page at another URL. */
const withPage = (url: string, more: object = {}) =>
  withService('telegram', (service) => ({
    ...service,
    endpoints: service.endpoints.map((one) => (one.id === 'web' ? { ...one, url, ...more } : one)),
  }));

describe('a list that one of our keys signed', () => {
  it.each([
    ['the first', first],
    ['the second', second],
  ])('is read with its day and its signer if %s key signed it', async (_name, key) => {
    const { update } = await lookAtUpdate({ number: numberFromNow(0) }, key);
    expect(update).toMatchObject({ number: numberFromNow(0), signer: key.publicKey });
    expect(update?.services).toEqual(JSON.parse(JSON.stringify(packaged.services)));
  });

  it('is requested without cookie, referrer, cache and anything that identifies this browser', async () => {
    let asked: Record<string, unknown> = {};
    await lookAt(({ headers, url, method }, response) => {
      asked = { ...headers, url, method };
      response.end(signedFile(updateJson(), first));
    });
    expect(asked).toMatchObject({ method: 'GET', url: '/addresses.txt', 'cache-control': 'no-cache' });
    for (const header of ['cookie', 'referer', 'origin', 'authorization', 'if-none-match', 'if-modified-since'])
      expect(asked).not.toHaveProperty(header);
  });
});

describe('changes nothing and is named:', () => {
  it('a flipped bit, anywhere', async () => {
    const file = Buffer.from(signedFile(updateJson(), first));
    const places = [0, 30, 100, 113, 200, file.length >> 1, file.length - 1];
    for (const place of places) {
      const flipped = Buffer.from(file);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      expect(await lookAtFile(flipped), `byte ${place}`).toMatchObject({ fault: 'signature' });
    }
  });

  it('a list that another key signed, or nobody', async () => {
    expect(await lookAtUpdate({}, stranger)).toMatchObject({ fault: 'signature' });
    expect(await lookAtFile(JSON.stringify(updateJson()))).toMatchObject({ fault: 'signature' });
  });

  it('one of our lists, where both keys of the package are placeholders', async () => {
    const url = await serving((_request, response) => response.end(signedFile(updateJson(), first)));
    expect(await lookForUpdate(url)).toMatchObject({ fault: 'signature' });
  });

  it('a list with a number that no later list could pass', async () => {
    const today = new Date();
    const daysBefore = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 0)).getUTCDate();
    /** Today, counted from the month before: a day that no calendar has. */
    const todayAsBefore = numberFromNow(0) - 100 + daysBefore;
    expect(startOfDay(todayAsBefore)).toBe(startOfDay(numberFromNow(0)));
    for (const number of [Number.MAX_SAFE_INTEGER, 99_999_999, todayAsBefore, 0.5, -1])
      expect(await lookAtUpdate({ number, expires: dayFromNow(44) }), `${number}`).toMatchObject({ fault: 'form' });
    expect(await lookAtUpdate({ number: numberFromNow(2) })).toMatchObject({ fault: 'future' });
  });

  it('an older list', async () => {
    await takeUpdate(listOf(-1));
    expect(await lookAtUpdate({ number: numberFromNow(-2), expires: dayFromNow(1) })).toMatchObject({ fault: 'older' });
    expect((await readCatalogue()).number).toBe(numberFromNow(-1));
  });

  it('an older list, even after the person went back', async () => {
    await takeUpdate(listOf(-1));
    await leaveUpdate();
    expect(await readCatalogue()).toBe(packaged);
    expect(await lookAtUpdate({ number: numberFromNow(-2), expires: dayFromNow(1) })).toMatchObject({ fault: 'older' });
    // The same one may be tried once more.
    const again = { number: numberFromNow(-1), expires: dayFromNow(1) };
    expect(await lookAtUpdate(again)).toMatchObject({ update: { number: numberFromNow(-1) } });
  });

  it.each([
    ['expired', 'expired', { number: numberFromNow(-47), expires: dayFromNow(-2) }],
    ['signed in the future', 'future', { number: numberFromNow(3), expires: dayFromNow(40) }],
    ['valid for longer than 45 days', 'form', { expires: dayFromNow(47) }],
    ['over before it began', 'form', { expires: dayFromNow(-1) }],
    ['for a later version', 'version', { leastVersion: '1.2.4' }],
    ['of another format', 'form', { v: 2 }],
    ['without a number', 'form', { number: undefined }],
    ['with an unknown field', 'form', { logic: 'alert(1)' }],
    ['without services', 'form', { services: [] }],
    ['with an entry that does not fit its schema', 'form', withService('telegram', () => ({ id: 'telegram' }))],
    ['with loopback of IPv6', 'form', withPage('https://[::1]/')],
    ['that is no JSON', 'form', '{'],
  ] as const)('a list %s', async (_name, fault, changes) => {
    const update = typeof changes === 'string' ? changes : updateJson(changes);
    expect(await lookAtFile(signedFile(update, first))).toMatchObject({ fault });
  });

  const refusedHosts: readonly (readonly [string, string, object?])[] = [
    ['a host in a private network', 'https://192.168.1.1/'],
    ['loopback', 'https://127.0.0.1/'],
    ['a name of this device', 'https://app.localhost/'],
    ['a router', 'https://fritz.box/'],
    ['a name that spells a private address', 'https://10-0-0-1.example.org/'],
    ['an address in place of a name', 'https://8.8.8.8/'],
    ['another port', 'https://web.telegram.org:8443/k/'],
    ['plain http', 'http://web.telegram.org/k/', { healthy: { status: [204] }, hstsPreloaded: false }],
    ['a new host over plain http for comparison', 'https://new.telegram.org/', { hstsPreloaded: false }],
    ['a look-alike of a known host', 'https://web.te1egram.org/'],
    ['a host in letters of another script', 'https://web.telegrаm.org/'],
    ['a known address that is private', 'https://web.telegram.org/k/', { addresses: ['10.0.0.1'] }],
  ];
  it.each(refusedHosts.map(([name, url, more = {}]) => [name, url, more] as const))(
    'a signed list with %s',
    async (_name, url, more) => {
      expect(await lookAtUpdate(withPage(url, more))).toMatchObject({
        fault: 'addresses',
      });
    },
  );

  it('a signed list with a messenger that has the name of another', async () => {
    const services = [...packaged.services, { ...packaged.services[2], id: 'telegrarn', name: 'Теlegram' }];
    expect(await lookAtUpdate({ services })).toMatchObject({ fault: 'addresses', details: ['Теlegram: look-alike'] });
  });

  it('a truncated list', async () => {
    const file = signedFile(updateJson(), first);
    const half = file.slice(0, file.length / 2);
    expect(await lookAtFile(half)).toMatchObject({ fault: 'signature' });
    const cut: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-length': file.length });
      response.write(half, () => response.destroy());
    };
    expect(await lookAt(cut)).toMatchObject({ fault: 'unreachable' });
  });

  it('a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    const send: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(bomb);
    };
    const before = process.memoryUsage().rss;
    expect(await lookAt(send)).toMatchObject({ fault: 'too-long' });
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('10 MB, of which no more is read than a list has', async () => {
    let sent = 0;
    const send: RequestListener = (request, response) => {
      const more = () => {
        while (sent < 10_000_000 && response.write(Buffer.alloc(16_384, 'x'))) sent += 16_384;
      };
      response.on('drain', more);
      request.socket.on('error', () => undefined);
      more();
    };
    expect(await lookAt(send)).toMatchObject({ fault: 'too-long' });
    expect(sent).toBeLessThan(10_000_000);
  });

  it('one byte at a time without an end', async () => {
    const timers: NodeJS.Timeout[] = [];
    const drip = (response: ServerResponse) => timers.push(setInterval(() => response.write('r'), 20));
    expect(await lookAt((_request, response) => void drip(response), 400)).toMatchObject({ fault: 'slow' });
    for (const timer of timers) clearInterval(timer);
  });

  it('silence', async () => {
    expect(await lookAt(() => undefined, 300)).toMatchObject({ fault: 'slow' });
  });

  it('a redirect, whose target is not asked', async () => {
    let asked = false;
    const elsewhere = await serving((_request, response) => {
      asked = true;
      response.end(signedFile(updateJson(), first));
    });
    const lead: RequestListener = (_request, response) => response.writeHead(302, { location: elsewhere }).end();
    expect(await lookAt(lead)).toMatchObject({ fault: 'redirect' });
    expect(asked).toBe(false);
  });

  it('a page in place of the list', async () => {
    const page: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html>\n<title>Sign in</title>');
    };
    expect(await lookAt(page)).toMatchObject({ fault: 'signature' });
  });

  it('a server without the list, one that resets, and none', async () => {
    expect(await lookAt((_request, response) => response.writeHead(404).end())).toMatchObject({ fault: 'status' });
    expect(await lookAt((request) => request.socket.resetAndDestroy())).toMatchObject({ fault: 'unreachable' });
    expect(await lookForUpdate('http://127.0.0.1:1/', { keys })).toMatchObject({ fault: 'unreachable' });
  });
});

describe('a full disk', () => {
  it('leaves the list that was in effect', async () => {
    await takeUpdate(listOf(-1));
    const before = structuredClone(fake.values);
    const { storage } = (globalThis as unknown as { chrome: { storage: { local: { set: unknown } } } }).chrome;
    const { set } = storage.local;
    storage.local.set = async () => {
      throw new Error('QuotaBytes exceeded');
    };
    await expect(takeUpdate(listOf(0))).rejects.toThrow();
    storage.local.set = set;
    expect(fake.values).toEqual(before);
    expect((await readCatalogue()).number).toBe(numberFromNow(-1));
  });
});
