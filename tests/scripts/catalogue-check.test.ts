import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askByNode } from '../../scripts/catalogue-check/ask-by-node.ts';
import { checkCatalogue } from '../../scripts/catalogue-check/check-catalogue.ts';
import { type Entry, entriesOf } from '../../scripts/catalogue-check/entry.ts';
import { lineTrouble } from '../../scripts/catalogue-check/line-trouble.ts';
import { lookAtHost } from '../../scripts/catalogue-check/look-at-host.ts';
import { withNewContacts } from '../../scripts/catalogue-check/new-contacts.ts';
import { lookAtPage } from '../../scripts/catalogue-check/page-file.ts';
import { report } from '../../scripts/catalogue-check/report.ts';
import type { Ways } from '../../scripts/catalogue-check/ways.ts';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { controlRelays } from '../../src/catalogue/controls.ts';
import { validateContacts } from '../../src/catalogue/validate.ts';
import { type Internet, startInternet } from '../net/internet.ts';

const entries = entriesOf({ services, controls, controlRelays });
const known = new Set(entries.map(({ url }) => url));

function entry(name: string): Entry {
  const found = entries.find((one) => one.name === name);
  if (!found) throw new Error(`the catalogue has no ${name}`);
  return found;
}

let internet: Internet;
let ways: Ways;
beforeAll(async () => {
  internet = await startInternet();
  ways = {
    addressesOf: async () => ['127.0.0.1'],
    placeOf: () => ({ host: '127.0.0.1', port: internet.ports[0] ?? 0 }),
    authority: internet.authority.rootPem,
  };
});
afterAll(() => internet.stop());

describe('a check of the catalogue', () => {
  it('asks every address of the catalogue, each under a unique name', () => {
    const urls = [...services.flatMap(({ endpoints, relays = [] }) => [...endpoints, ...relays]), ...controls];
    expect(entries.map(({ url }) => url)).toEqual(
      expect.arrayContaining([...urls, ...controlRelays].map(({ url }) => url)),
    );
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
  });
});

describe('its pass by node', () => {
  it('reads what browsers do not reveal', async () => {
    internet.behave('discord.com', {
      kind: 'answer',
      status: 403,
      headers: { 'strict-transport-security': 'max-age=31536000', 'cf-mitigated': 'challenge' },
      times: 1,
    });
    const api = entries.find(({ url }) => new URL(url).hostname === 'discord.com');
    expect(api && (await askByNode(api, ways))).toMatchObject({
      method: 'GET',
      status: 403,
      hsts: 'max-age=31536000',
      challenge: 'cf-mitigated: challenge',
    });
  });

  it('reads how long a large object is, and where a page leads', async () => {
    const object = entries.find(({ kind, url }) => kind === 'object' && url.startsWith('https://cdn.kernel.org/'));
    expect(object && (await askByNode(object, ways))).toMatchObject({ status: 200, length: 140_000_000 });
    const page = entries.find(({ url }) => url.startsWith('https://www.instagram.com/'));
    expect(page && (await askByNode(page, ways))).toMatchObject({ status: 302, ledTo: 'www.instagram.com' });
  });

  it('opens a channel with the subprotocol in the catalogue, and recognises a refusal', async () => {
    const channel = entry('telegram/kws1');
    expect(await askByNode(channel, ways)).toMatchObject({ opened: true, status: 101, subprotocol: 'binary' });
    if (channel.kind !== 'endpoint') throw new Error('a channel is an endpoint');
    const { subprotocol: _subprotocol, ...without } = channel.endpoint;
    expect(await askByNode({ ...channel, endpoint: without }, ways)).toMatchObject({ opened: false, status: 400 });
  });

  it('distinguishes a public authority from a private one, and names the signer', async () => {
    expect(await lookAtHost('discord.com', 443, ways)).toMatchObject({
      addresses: ['127.0.0.1'],
      authority: 'public',
      issuer: 'Reachable test root',
      alpn: 'h2',
      until: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
    expect(await lookAtHost('chat.signal.org', 443, ways)).toMatchObject({ authority: 'private' });
  });

  it('says what failed if no connection is made', async () => {
    internet.behave('discord.com', { kind: 'reset-after-client-hello', times: 1 });
    expect(await lookAtHost('discord.com', 443, ways)).toMatchObject({ error: 'ECONNRESET' });
  });
});

describe('its results for pages', () => {
  const look = (id: string) => {
    const service = services.find((one) => one.id === id);
    if (!service) throw new Error(`the catalogue has no ${id}`);
    return lookAtPage(service, ways);
  };

  it('writes host, length, encoding and time of the file that a page names on another host', async () => {
    const facts = await look('messenger');
    expect(facts).toMatchObject({
      host: 'www.facebook.com',
      page: { status: 200, encoding: 'gzip' },
      names: 2,
      file: { host: 'static.xx.fbcdn.net', encoding: 'identity' },
    });
    expect(facts?.page.bytes).toBeLessThan(40_000);
    expect(facts?.file?.length).toBeGreaterThanOrEqual(400_000);
    expect(facts?.warning).toBeUndefined();
  });

  it.each(['telegram', 'max', 'qq', 'slack'])('finds the file of %s', async (id) => {
    expect(await look(id)).toMatchObject({ page: { status: 200 }, file: { encoding: 'identity' } });
  });

  it('warns of a page that names nothing listed, with the hosts that it names', async () => {
    const body = '<!doctype html><link rel="stylesheet" href="https://cdn.bip.example/a.css">';
    internet.behave('web.bip.com', { kind: 'answer', status: 200, body, times: 1 });
    expect(await look('bip')).toMatchObject({ names: 0, warning: 'names nothing listed, but cdn.bip.example' });
    expect(await look('bip')).toMatchObject({ names: 0, warning: 'names nothing listed' });
  });

  it('warns of a page that is refused, that leads elsewhere, and that never ends', async () => {
    internet.behave('web.threema.ch', { kind: 'answer', status: 403, times: 1 });
    expect(await look('threema')).toMatchObject({ warning: 'no page: 403' });
    const headers = { location: 'https://sign-in.example/' };
    internet.behave('web.threema.ch', { kind: 'answer', status: 302, headers, times: 1 });
    expect(await look('threema')).toMatchObject({ warning: 'leads to sign-in.example, which is not listed' });
    internet.behave('web.threema.ch', { kind: 'stream-forever', times: 1 });
    expect(await look('threema')).toMatchObject({ page: { status: 200 }, warning: 'names nothing listed' });
    internet.behave('web.threema.ch', { kind: 'reset-after-request', times: 1 });
    expect(await look('threema')).toMatchObject({ warning: 'no page: ECONNRESET' });
  });

  it('warns of a file that is gone, and of one that comes compressed', async () => {
    internet.behave('static.xx.fbcdn.net', { kind: 'answer', status: 404 });
    expect(await look('messenger')).toMatchObject({ names: 2, warning: 'none of its first files is there' });
    const headers = { 'content-encoding': 'gzip' };
    internet.behave('static.xx.fbcdn.net', { kind: 'answer', status: 200, headers });
    expect(await look('messenger')).toMatchObject({
      warning: 'its file comes as gzip, so that nobody can count what came',
    });
    internet.heal();
  });

  it('are among what a check of the catalogue asks', async () => {
    const asked = entries.filter(({ name }) => /^(?:messenger|bip)\/|^control\/github$/.test(name));
    const said: string[] = [];
    const { pages } = await checkCatalogue(asked, [], ways, 0, (line) => void said.push(line));
    expect(pages.map(({ service, names }) => [service, names])).toEqual([
      ['messenger', 2],
      ['bip', 0],
    ]);
    expect(said).toContain('node: the page of messenger');
  });

  it('prints each page with its file, and the warnings below', async () => {
    internet.behave('web.threema.ch', { kind: 'answer', status: 403, times: 1 });
    const found = [await look('messenger'), await look('threema')].flatMap((one) => one ?? []);
    const printed = report({ rows: [], hosts: [], mismatches: [], tried: [], drifts: [], pages: found });
    expect(printed).toMatch(
      /messenger +www\.facebook\.com +200 +\d+ +gzip +\d+ +2 +static\.xx\.fbcdn\.net +\d{6} +identity/,
    );
    expect(printed).toContain('1 of 2 pages show no file to measure by:\n\n  threema: no page: 403');
  });
});

describe('the contacts that it writes', () => {
  const now = { on: '2026-11-26', from: 'a home line in Norway' };
  const before = { 'https://signal.org/': { on: '2026-11-20', from: 'elsewhere', saw: '200' } };

  it('have what was seen to work, and are valid for the catalogue', () => {
    const tried = [{ url: 'https://github.com/', works: true, saw: '200' }];
    const written = withNewContacts(before, tried, known, now);
    expect(written).toEqual({ ...before, 'https://github.com/': { ...now, saw: '200' } });
    expect(validateContacts(written, services, controls, controlRelays)).toEqual([]);
  });

  it('keep the day of a single failure, and a later day', () => {
    const url = 'https://signal.org/';
    expect(withNewContacts(before, [{ url, works: false, saw: '503' }], known, now)).toEqual(before);
    const earlier = { ...now, on: '2026-11-19' };
    expect(withNewContacts(before, [{ url, works: true, saw: '200' }], known, earlier)).toEqual(before);
    const written = withNewContacts(before, [{ url, works: true, saw: '204' }], known, now);
    expect(written).toEqual({ [url]: { ...now, saw: '204' } });
  });

  it('have large objects too, and nothing that has left the catalogue', () => {
    const object = entry('telegram/kws2-media/1');
    const written = withNewContacts(
      { ...before, 'https://retired.example/': { ...now, saw: '200' } },
      [{ url: object.url, works: true, saw: '206, enough' }],
      known,
      now,
    );
    expect(Object.keys(written)).toEqual(['https://signal.org/', object.url]);
    expect(validateContacts(written, services, controls, controlRelays)).toEqual([]);
  });
});

describe('a line that can show nothing', () => {
  const catalogue = { services, controls, controlRelays };
  const noName = async () => {
    throw Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' });
  };
  // Nobody listens on port 1 of loopback.
  const nowhere = () => ({ host: '127.0.0.1', port: 1 });
  const ending = 'Nothing is proposed and nothing written.';

  it('is not assumed if the comparison sites answer as listed', async () => {
    expect(await lineTrouble(catalogue, ways)).toBeUndefined();
  });

  it('has no network, or everything is blocked', async () => {
    const said = `Nothing answered, not even www.gstatic.com: this machine has no network, or everything is blocked. ${ending}`;
    expect(await lineTrouble(catalogue, { ...ways, placeOf: nowhere })).toBe(said);
    expect(await lineTrouble(catalogue, { addressesOf: noName, placeOf: nowhere })).toBe(said);
  });

  it('has addresses and no names', async () => {
    expect(await lineTrouble(catalogue, { ...ways, addressesOf: noName })).toBe(
      `No name could be looked up, though a known address answers: the name resolver of this machine fails. ${ending}`,
    );
  });

  it('leads to a sign-in page, whatever is requested', async () => {
    internet.behave('*', { kind: 'captive-portal' });
    expect(await lineTrouble(catalogue, ways)).toBe(
      `What answers is no comparison site: a sign-in page or somebody else stands between this machine and all others. ${ending}`,
    );
    internet.heal();
  });
});
